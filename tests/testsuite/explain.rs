//! How one article was read, for a person.

use snapbox::str;

use crate::driver::{Folder, SOUND};

#[test]
fn every_value_has_its_evidence_and_every_line_its_reason() {
    let folder = Folder::new().file("ferry.txt", format!("Tuesday, May 7th, 2024\n\n{SOUND}\nShare this article\n"));
    folder.run(&["explain", "ferry.txt"]).code(0).stderr_eq("").stdout_eq(str![[r#"
ferry.txt

What is known about it
  title        Council approves new ferry terminal
               ← stated, line 3: the headline above the text: “Council approves new ferry terminal”
  publisher    Harbour Gazette
               ← stated, line 5: named as the source: “By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30”
  language     en
               ← worked out, line 7: the letters and words of the text: “The city council of Rotterdam approved the new ferry terminal on Monday after el”
  author       Ann Example
               ← stated, line 5: byline: “By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30”
  published    2024-03-12 09:30
               ← stated, line 5: date in the byline: “By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30”
  fetched      2024-05-07
               ← stated, line 1: a date in the frame above the article: “Tuesday, May 7th, 2024”

What each line was taken for
      1  page-date      Tuesday, May 7th, 2024
                        ← is a date above everything else; stands in the frame above the article
      3  title          Council approves new ferry terminal
                        ← shares its words with the text; stands where the headline does
      5  byline         By Ann Example Source: Harbour Gazette Published: 2024/3/12 09:30
                        ← names its author; stands between the headline and the text
      7  body           The city council of Rotterdam approved the new ferry terminal on Monday after eleven hours of …
                        ← is as long as a paragraph; reads like the text around it
      9  body           “It was worth the wait,” Renn told reporters outside the town hall. She had promised the …
                        ← ends as a sentence does; reads like the text around it
     11  body           Residents of the harbour quarter have asked a court to halt the works. A hearing is due on 4 …
                        ← ends as a sentence does; reads like the text around it
     13  share          Share this article
                        ← asks to share; stands below the end of the text

"#]]);
}

//! Captions and credits of pictures.

use crate::clean::credit;
use crate::model::{Caption, Role, Verdict};

/// The captions in the order printed, each with its credit; a credit on a line of its own goes with the caption above.
pub(super) fn captions(verdicts: &[Verdict]) -> Vec<Caption> {
    let mut captions: Vec<Caption> = Vec::new();
    let mut caption_above = false;
    for line in verdicts {
        match line.role {
            Role::Caption => captions.push(caption(line)),
            Role::Credit => match captions.last_mut() {
                Some(above) if caption_above && above.credit.is_none() => above.credit = Some(credit_of(&line.text)),
                _ => captions.push(Caption { text: None, credit: Some(credit_of(&line.text)), line: line.first_line }),
            },
            _ => {}
        }
        caption_above = line.role == Role::Caption;
    }
    captions
}

fn caption(line: &Verdict) -> Caption {
    let (text, credit) = credit::split(&line.text).map_or((line.text.as_str(), None), |(text, by)| (text, Some(by)));
    let text = (!text.is_empty()).then(|| text.to_owned());
    Caption { text, credit: credit.map(str::to_owned), line: line.first_line }
}

fn credit_of(text: &str) -> String {
    credit::split(text).map_or(text, |(_, credit)| credit).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(role: Role, text: &str) -> Verdict {
        Verdict { first_line: 1, last_line: 1, text: text.to_owned(), role, why: String::new() }
    }

    #[test]
    fn a_credit_goes_with_the_caption_above() {
        let lines = [
            line(Role::Caption, "The ferry."),
            line(Role::Credit, "Photo: Anna P"),
            line(Role::Credit, "Photo: Piet J"),
        ];
        let captions = captions(&lines);
        assert_eq!(captions.len(), 2);
        assert_eq!(captions[0].credit.as_deref(), Some("Anna P"));
        assert_eq!((captions[1].text.as_deref(), captions[1].credit.as_deref()), (None, Some("Piet J")));
    }
}

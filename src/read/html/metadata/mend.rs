//! JSON as pages have it in, JSON that parses out, where little mending is enough.
//!
//! What is mended: wrappers in comments and CDATA marks, control characters and lone quotation marks inside strings,
//! escapes that JSON does not know, commas before a closing bracket.

use serde_json::{Deserializer, Value};

/// All values of a script, as far as they can be read.
pub(super) fn values(script: &str) -> Vec<Value> {
    let inner = unwrapped(script);
    let (values, whole) = parse(inner);
    if whole {
        return values;
    }
    let mended = parse(&mend(inner)).0;
    if mended.len() >= values.len() { mended } else { values }
}

fn parse(json: &str) -> (Vec<Value>, bool) {
    let mut values = Vec::new();
    for value in Deserializer::from_str(json).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(_) => return (values, false),
        }
    }
    let whole = !values.is_empty();
    (values, whole)
}

/// From the first bracket to the last: what is around it (CDATA marks, comments, a semicolon) is no JSON.
fn unwrapped(script: &str) -> &str {
    let cdata = script.find("<![CDATA[").map_or(0, |at| at + "<![CDATA[".len());
    let start = script[cdata..].find(['{', '[']).map(|at| cdata + at);
    let end = script.rfind(['}', ']']).map(|at| at + 1);
    let end = match script.rfind("]]>") {
        Some(close) if end.is_some_and(|end| end <= close + 2) => script[..close].rfind(['}', ']']).map(|at| at + 1),
        _ => end,
    };
    start.zip(end).and_then(|(start, end)| script.get(start..end)).unwrap_or_default()
}

fn mend(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut inside = false;
    let mut chars = json.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (inside, c) {
            (false, '"') => inside = true,
            (false, ',') if next_mark(&json[at + 1..]).is_none_or(|mark| matches!(mark, '}' | ']' | ',')) => continue,
            (false, '/') if json[at..].starts_with("/*") => {
                let length = json[at..].find("*/").map_or(json.len(), |end| end + 2);
                while chars.peek().is_some_and(|&(next, _)| next < at + length) {
                    chars.next();
                }
                continue;
            }
            (true, '\\') => {
                let Some((_, escaped)) = chars.next() else { break };
                if matches!(escaped, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                    out.push('\\');
                }
                out.push(if escaped.is_control() { ' ' } else { escaped });
                continue;
            }
            (true, '"') => {
                if next_mark(&json[at + 1..]).is_none_or(|mark| matches!(mark, ',' | ':' | '}' | ']')) {
                    inside = false;
                } else {
                    out.push('\\');
                }
            }
            (_, c) if c.is_control() => {
                out.push(' ');
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

fn next_mark(rest: &str) -> Option<char> {
    rest.chars().find(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(script: &str) -> String {
        values(script).first().map(Value::to_string).unwrap_or_default()
    }

    #[test]
    fn broken_json_is_mended() {
        let good = r#"{"a":"Ferry"}"#;
        assert_eq!(first(good), good);
        assert_eq!(first("//<![CDATA[\n{\"a\": \"Ferry\"}\n//]]>"), good);
        assert_eq!(first("<!-- {\"a\": \"Ferry\"}; -->"), good);
        assert_eq!(first("{\"a\": \"Ferry\",}"), good);
        assert_eq!(first("/* page */ {/* x */ \"a\": \"Ferry\" , }"), good);
        assert_eq!(first("{\"a\": \"The \"old\" ferry\"}"), r#"{"a":"The \"old\" ferry"}"#);
        assert_eq!(first("{\"a\": \"Ferry\n leaves\\'\"}"), r#"{"a":"Ferry  leaves'"}"#);
        assert_eq!(values("{\"a\": 1}{\"b\": 2}").len(), 2);
        assert_eq!(first("no data"), "");
    }

    proptest! {
        #[test]
        fn anything_can_be_read(text in "[\\[\\]{}\",:/*\\\\a\n<!CDAT>é]{0,40}") {
            values(&text);
        }
    }
}

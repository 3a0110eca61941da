//! Paths to values inside JSON: names with dots between, as `jq` writes them, without its first dot.
//!
//! `*` stands for every entry of a list or object, a number for the entry of a list; `^` in front leads out of the record
//! to the object that holds the list of records. A name that has dots itself is found as a whole.

use serde_json::Value;

/// A record, and the object that holds the list it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'r> {
    pub(super) value: &'r Value,
    pub(super) outer: Option<&'r Value>,
}

impl<'r> Record<'r> {
    /// All values that a path leads to.
    pub(super) fn values(self, path: &str) -> Vec<&'r Value> {
        let (from, path) = match path.trim().strip_prefix('^') {
            Some(path) => (self.outer, path),
            None => (Some(self.value), path.trim()),
        };
        let mut found = Vec::new();
        if let Some(from) = from {
            walk(from, None, path, &mut |_, value| found.push(value));
        }
        found
    }
}

/// All values that a path leads to from the top of a document, each with the object that holds it.
pub(super) fn lists<'r>(document: &'r Value, path: &str) -> Vec<Record<'r>> {
    let mut found = Vec::new();
    walk(document, None, path.trim(), &mut |outer, value| found.push(Record { value, outer }));
    found
}

fn walk<'r>(
    value: &'r Value,
    outer: Option<&'r Value>,
    path: &str,
    take: &mut impl FnMut(Option<&'r Value>, &'r Value),
) {
    if path.is_empty() {
        return take(outer, value);
    }
    if let Some(inner) = value.get(path) {
        return take(Some(value), inner);
    }
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    match value {
        Value::Object(fields) if name == "*" => fields.values().for_each(|inner| walk(inner, Some(value), rest, take)),
        Value::Array(items) if name == "*" => items.iter().for_each(|inner| walk(inner, outer, rest, take)),
        Value::Object(fields) => fields.get(name).into_iter().for_each(|inner| walk(inner, Some(value), rest, take)),
        Value::Array(items) => {
            let item = name.parse::<usize>().ok().and_then(|at| items.get(at));
            item.into_iter().for_each(|inner| walk(inner, outer, rest, take));
        }
        _ => {}
    }
}

/// How deep lists are looked for, and how many are named.
const DEEPEST: usize = 4;
const MOST: usize = 6;

/// The paths of the lists of records in a document: what somebody may have meant.
pub(super) fn known_lists(document: &Value) -> Vec<String> {
    let mut known = Vec::new();
    gather(document, &mut Vec::new(), &mut known);
    known
}

fn gather(value: &Value, path: &mut Vec<String>, known: &mut Vec<String>) {
    if path.len() > DEEPEST || known.len() >= MOST {
        return;
    }
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                path.push(name.clone());
                if is_list_of_records(inner) && !known.contains(&path.join(".")) {
                    known.push(path.join("."));
                }
                gather(inner, path, known);
                path.pop();
            }
        }
        Value::Array(items) => {
            path.push("*".to_owned());
            items.iter().take(1).for_each(|inner| gather(inner, path, known));
            path.pop();
        }
        _ => {}
    }
}

pub(super) fn is_list_of_records(value: &Value) -> bool {
    value.as_array().is_some_and(|records| records.iter().any(Value::is_object))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_numbers_stars_and_the_way_out() {
        let document = json!({"name": "Quay", "chats": [{"list": [{"a.b": 1, "c": {"d": 2}, "e": [3, 4]}]}]});
        let lists = lists(&document, "chats.*.list");
        assert_eq!(lists.len(), 1);
        let record = Record { value: &lists[0].value[0], outer: Some(&document) };
        assert_eq!(record.values("a.b"), [&json!(1)]);
        assert_eq!(record.values("c.d"), [&json!(2)]);
        assert_eq!(record.values("e.1"), [&json!(4)]);
        assert_eq!(record.values("e.*"), [&json!(3), &json!(4)]);
        assert_eq!(record.values("^name"), [&json!("Quay")]);
        assert!(record.values("x.y").is_empty() && record.values("e.9").is_empty());
        assert_eq!(known_lists(&document), ["chats", "chats.*.list"]);
    }
}

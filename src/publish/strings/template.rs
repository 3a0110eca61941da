//! What templates call: `t(key="…", …)` for words, `script_words(of="…")` for those of a script, `reasons_lang()` for reasons.
//!
//! Words and the values in them are escaped here, so that a value may be markup that is already safe, such as a link.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::Strings;
use super::file::Text;
use crate::publish::markup::Markup;

/// Makes the functions known to the templates.
pub(crate) fn register(tera: &mut Tera, strings: &Arc<Strings>) {
    let words = Arc::clone(strings);
    tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| t(&words, &arguments));
    let words = Arc::clone(strings);
    tera.register_function("script_words", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(words.script(arguments.must_get::<&str>("of")?))
    });
    let words = Arc::clone(strings);
    tera.register_function("reasons_lang", move |_: Kwargs, _: &State<'_>| {
        (!words.is_english()).then_some(super::ENGLISH)
    });
}

/// The words of `key`, with every other argument in its placeholder; a number `n` chooses the form.
fn t(strings: &Strings, arguments: &Kwargs) -> TeraResult<Value> {
    let key = arguments.must_get::<&str>("key")?;
    if !strings.texts.contains_key(key) {
        return Err(tera::Error::message(format!("there is no string `{key}`")));
    }
    let mut values: Vec<(String, String)> = Vec::new();
    let mut number = None;
    for (name, value) in arguments.iter() {
        let name = name.as_str().unwrap_or_default();
        if name == "key" {
            continue;
        }
        let whole = value.as_u128().and_then(|number| usize::try_from(number).ok());
        if name == "n" {
            number = whole;
        }
        let written = match (whole, value.as_str()) {
            (Some(whole), _) => strings.number(whole),
            (None, Some(text)) if value.is_safe() => text.to_owned(),
            (None, Some(text)) => escaped(text),
            (None, None) => escaped(&value.to_string()),
        };
        values.push((name.to_owned(), written));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let form = number.map_or_else(|| strings.say(key), |number| strings.form(key, number));
    Ok(Value::safe_string(&super::filled(&escaped(form), &values)))
}

fn escaped(text: &str) -> String {
    let mut markup = Markup::new();
    markup.text(text);
    markup.into_string()
}

impl Strings {
    /// The words of a script as JSON, by their names.
    fn script(&self, of: &str) -> String {
        let section = format!("script.{of}.");
        let own = self.texts.range(section.clone()..).take_while(|(key, _)| key.starts_with(&section));
        let words: BTreeMap<&str, serde_json::Value> = own
            .map(|(key, text)| {
                let value = match text {
                    Text::Plain(text) => json!(text),
                    Text::Counted { one, other } => json!({"one": one, "other": other}),
                    Text::List(list) => json!(list),
                };
                (&key[section.len()..], value)
            })
            .collect();
        json!(words).to_string()
    }
}

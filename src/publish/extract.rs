//! The public JSON object of an article: one line of `extract` and of `data/articles.jsonl`.
//!
//! Spans become offsets in Unicode scalar values here.

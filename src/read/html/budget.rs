//! A page in, its document out, unless reading it costs too much: pages that are too long, or that keep the parser looking
//! through their open elements without end, are refused.
//!
//! The tree construction of the HTML standard looks through all open elements at many a tag, so its time grows with the
//! square of the nesting. How deep a page nests cannot be told from its tags alone (`<div/>` opens an element, a stray
//! `</b>` closes none, a table moves what stands wrongly in it), so the parser is watched at work: [`Watched`] counts what
//! it asks of the document. The limits are far beyond what people write, and are counts, not times: the same page is always
//! read or always refused.

use std::borrow::Cow;
use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName};
use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::problem::{Problem, Severity};

/// The longest page, in bytes.
const LONGEST: usize = 20_000_000;

/// Steps that every page may cost the parser.
const STEPS: usize = 5_000_000;

/// Steps it may cost beyond that for each of its bytes. Pages from the web take fewer than one.
const STEPS_A_BYTE: usize = 20;

/// What making an element counts: it is far dearer than a look at one.
const ELEMENT: usize = 20;

/// The most attributes of one tag: the parser compares each with all before it.
const ATTRIBUTES: usize = 1_000;

/// How much of a page is parsed before its cost is looked at, in bytes.
const PIECE: usize = 4_096;

/// Parses a page; refuses one that is too long or nested too deep.
pub(super) fn parse(name: &str, page: &str) -> Result<Document, Problem> {
    let refuse = |what: String| {
        let hint = "open it in a browser and save the article's text as .txt";
        Err(Problem::new(Severity::Error, name, what, hint))
    };
    if page.len() > LONGEST {
        return refuse(format!("the page is longer than {} MB, so it was not read", LONGEST / 1_000_000));
    }
    if has_endless_tag(page) {
        return refuse(format!("one of its tags has more than {ATTRIBUTES} attributes, so the page was not read"));
    }
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = html5ever::parse_document(Watched::default(), options);
    let most = STEPS + STEPS_A_BYTE * page.len();
    let mut rest = page;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(boundary_before(rest, PIECE));
        parser.process(StrTendril::from(piece));
        rest = after;
        if parser.tokenizer.sink.sink.steps.get() > most {
            return refuse("its elements are nested too deep or too tangled, so the page was not read".to_owned());
        }
    }
    Ok(parser.finish())
}

fn has_endless_tag(page: &str) -> bool {
    // Hardly any page has that much between two angle brackets; to look for it is cheap.
    if page.split('>').all(|piece| piece.len() <= ATTRIBUTES) {
        return false;
    }
    let mut emitter = DefaultEmitter::default();
    // What looks like a tag inside a script is none.
    emitter.naively_switch_states(true);
    let is_endless = |token| matches!(token, Token::StartTag(tag) if tag.attributes.len() > ATTRIBUTES);
    Tokenizer::new_with_emitter(page, emitter).flatten().any(is_endless)
}

/// The last place up to `at` where a text can be cut.
fn boundary_before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// A document under construction, and how much the parser has asked of it.
#[derive(Default)]
struct Watched {
    document: Document,
    steps: Cell<usize>,
}

impl Watched {
    /// Counts a step, and leads on to the document.
    fn step(&self) -> &Document {
        self.steps(1)
    }

    fn steps(&self, steps: usize) -> &Document {
        self.steps.set(self.steps.get().saturating_add(steps));
        &self.document
    }
}

impl TreeSink for Watched {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    /// Nobody reads the list of errors, and on a broken page it is long.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.step().elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.steps(ELEMENT).create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.step().create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.step().create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.step().append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        self.step().append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.document.append_doctype_to_document(name, public_id, system_id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.step().get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.step().same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.step().append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.step().add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.step().remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.step().reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_read(page: &str) -> bool {
        parse("a.html", page).is_ok()
    }

    #[test]
    fn pages_nested_without_end_are_refused_whatever_hides_it() {
        let nested = ["<div>", "<div/>", "<div></b>", "<optgroup>", "<a><div>", "<div></body></html><!-- -->"];
        for tags in nested.into_iter().chain(["<div><script>'</div>'</script>"]) {
            assert!(!is_read(&tags.repeat(20_000)), "{tags}");
        }
        assert!(!is_read(&format!("<table>{}", "<div>".repeat(20_000))));
        assert!(!is_read(&(0..20_000).map(|size| format!("<p><font size={size}>")).collect::<String>()));
    }

    #[test]
    fn long_pages_are_refused_and_wide_ones_read() {
        for tags in ["<div>one</div>", "<p>one<br>", "<table><tr><td>one</table>"] {
            assert!(is_read(&tags.repeat(20_000)), "{tags}");
        }
        assert!(!is_read(&"x".repeat(LONGEST + 1)));
    }

    #[test]
    fn a_tag_without_end_is_refused_and_a_long_script_read() {
        let words = (0..=ATTRIBUTES).map(|number| format!(" a{number}")).collect::<String>();
        assert!(!is_read(&format!("<p{words}>One.</p>")));
        assert!(is_read(&format!("<script>if (a<b{words}) {{}}</script><p>One.</p>")));
    }

    #[test]
    fn a_page_parsed_in_pieces_is_the_page() {
        let page =
            "<p class='ä'>Café &amp; <b>Ünter</b> den Linden</p><!-- ö --><table>lost<tr><td>ß</table>".repeat(200);
        let whole = Document::from(page.as_str()).html();
        assert_eq!(parse("a.html", &page).map(|document| document.html()), Ok(whole));
    }
}

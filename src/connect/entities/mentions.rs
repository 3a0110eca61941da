//! Mentions taken out of articles and put into them; the quotations' speakers, who are named by a mention's place, follow.

use crate::model::{Article, Field, Mention};

/// Keeps some of an article's mentions.
pub(super) fn keep(article: &mut Article, mut is_kept: impl FnMut(&Article, &Mention) -> bool) {
    let kept: Vec<bool> = article.mentions.iter().map(|mention| is_kept(article, mention)).collect();
    let mut next = 0;
    let places: Vec<Option<usize>> = kept
        .iter()
        .map(|&kept| {
            next += usize::from(kept);
            kept.then(|| next - 1)
        })
        .collect();
    let mut flags = kept.into_iter();
    article.mentions.retain(|_| flags.next().unwrap_or(true));
    move_speakers(article, &places);
}

/// Puts further mentions into an article, in the order of the others: title, standfirst, captions, text.
pub(super) fn insert(article: &mut Article, more: Vec<Mention>) {
    if more.is_empty() {
        return;
    }
    let old = std::mem::take(&mut article.mentions);
    let mut places = vec![None; old.len()];
    let mut all: Vec<(Option<usize>, Mention)> =
        old.into_iter().enumerate().map(|(at, mention)| (Some(at), mention)).collect();
    all.extend(more.into_iter().map(|mention| (None, mention)));
    all.sort_by_key(|(_, mention)| (mention.field == Field::Text, mention.field, mention.span.start));
    for (now, before) in all.iter().enumerate().filter_map(|(now, (before, _))| Some((now, (*before)?))) {
        places[before] = Some(now);
    }
    article.mentions = all.into_iter().map(|(_, mention)| mention).collect();
    move_speakers(article, &places);
}

/// Lets speakers follow the mentions, of which each that was is now at a place, or nowhere.
fn move_speakers(article: &mut Article, places: &[Option<usize>]) {
    for speaker in article.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()) {
        speaker.mention = speaker.mention.and_then(|at| places.get(at).copied().flatten());
    }
}

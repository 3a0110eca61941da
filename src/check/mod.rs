//! What a person should look at: a dossier or a built site in, remarks out.

pub mod articles;
pub mod links;
pub mod who;
pub(crate) mod worksheet;

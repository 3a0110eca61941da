//! What a line of an article was taken for, in the interface's words.

use crate::model::Role;

/// The key of a role's name.
pub(crate) fn key(role: Role) -> String {
    format!("role.{}", role.name().replace('-', "_"))
}

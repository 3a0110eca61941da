//! Why a site could not be written, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// Why a site could not be written. Whatever it is, the old site is still there.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output folder holds files and none of our manifests.
    #[error("the folder is not empty, and this program did not write it")]
    NotOurs(PathBuf),
    /// The output folder is a file.
    #[error("this is not a folder")]
    NotAFolder(PathBuf),
    /// A file that is not ours stands where the site needs one.
    #[error("the site needs this name, but the file there was not written by this program")]
    InTheWay(PathBuf),
    /// A path that would lead out of the site, or that file systems do not take.
    #[error("{0:?}: not a name for a file of a site")]
    UnsafePath(String),
    /// Two files of the site whose names differ in case at most.
    #[error("{0}: the site has a file {1} already, and some file systems take the two for one")]
    Clash(String, String),
    /// A template could not be read or filled.
    #[error("a page could not be made: {0}")]
    Template(#[from] tera::Error),
    /// The operating system refused.
    #[error("cannot {action}: {source}")]
    Io {
        /// What was tried, as in "cannot …".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The exchange failed half way and could not be undone.
    #[error("cannot put the new site in place: {source}; the old one lies in {}", .kept.display())]
    Stranded {
        /// The output folder.
        site: PathBuf,
        /// Where old and new site are.
        kept: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl PublishError {
    /// The file or folder it is about, where there is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::NotOurs(path) | Self::NotAFolder(path) | Self::InTheWay(path) => Some(path),
            Self::Io { path, .. } | Self::Stranded { site: path, .. } => Some(path),
            Self::UnsafePath(_) | Self::Clash(..) | Self::Template(_) => None,
        }
    }

    /// What a person can do about it; empty where nothing needs saying.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotOurs(_) => "name another folder with --out, or empty this one yourself",
            Self::NotAFolder(_) => "name a folder with --out, or move the file away",
            Self::InTheWay(_) => "move the file out of the site's folder, or give it another name",
            Self::Template(_) => "mend your own file in `templates/`, or take it away to use the default one",
            Self::UnsafePath(_) | Self::Clash(..) => "",
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "make the folder writable, or name another with --out"
                }
                io::ErrorKind::StorageFull => "make room: the new site is written beside the old one",
                io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
                    "the site's folder must not be a mount point itself: name a folder inside it with --out"
                }
                _ => "",
            },
            Self::Stranded { .. } => "move the old site back by hand",
        }
    }

    /// An error of the operating system about a path.
    pub(super) fn io<'p>(action: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> Self + use<'p> {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

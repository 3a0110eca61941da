//! A call into somebody else's code in, its outcome out; where that code gives up with a panic, the panic stays here and
//! nothing of it is printed, so that the rest of the input is read all the same.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What a call stopped with.
#[derive(Debug)]
pub(super) struct Stopped(pub(super) Box<dyn Any + Send>);

/// Calls `code`, which must leave nothing behind that its caller looks at.
pub(super) fn guarded<T>(code: impl FnOnce() -> T) -> Result<T, Stopped> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                loud(panic);
            }
        }));
    });
    let before = GUARDED.replace(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(code));
    GUARDED.set(before);
    outcome.map_err(Stopped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_inside() {
        assert_eq!(guarded(|| 3).unwrap(), 3);
        assert!(guarded(|| [1, 2].get(7).copied().unwrap()).is_err());
        assert!(!GUARDED.get());
    }
}

//! Files in, seeds out.

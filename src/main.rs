//! The `cuttings` command.

/// Articles are made in one thread and taken apart in another, which the system's allocator often waits for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cuttings::cli::run()
}

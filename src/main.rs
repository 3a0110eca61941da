//! The `cuttings` command.

fn main() -> std::process::ExitCode {
    cuttings::cli::run()
}

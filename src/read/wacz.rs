//! A zip of web archives (WACZ) in, their seeds out: what lies in its `archive/` is read as [`super::warc`] does, in the order
//! of the names. Its index and list of pages tell nothing that the archives do not.

use std::io::{BufRead, BufReader, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Intake, compressed, warc};
use crate::problem::{Problem, Severity};

/// Where the archives lie.
const FOLDER: &str = "archive/";

/// Reads every page of every archive inside; one that cannot be read leaves the others.
pub(super) fn seeds(name: &str, file: impl BufRead + Seek, intake: &mut Intake<'_>) {
    let hint = "fetch it again, or unpack it and read the archives inside";
    let mut zip = match ZipArchive::new(file) {
        Ok(zip) => zip,
        Err(error) => {
            let what = format!("this zip of web archives cannot be read: {}", cause(&error));
            intake.problems.push(Problem::new(Severity::Error, name, what, hint));
            return;
        }
    };
    let names = zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned);
    let mut archives: Vec<String> = names.filter(|name| is_archive(name)).collect();
    archives.sort();
    if archives.is_empty() {
        let what = format!("there is no web archive in it (`{FOLDER}*.warc.gz`)");
        intake.problems.push(Problem::new(Severity::Warning, name, what, hint));
    }
    for archive in archives {
        let inside = format!("{name}/{archive}");
        let unpacked = zip.by_name(&archive).map_err(|error| cause(&error));
        let stream =
            unpacked.and_then(|entry| compressed::stream(BufReader::new(entry)).map_err(|error| error.to_string()));
        match stream {
            Ok(stream) => warc::seeds(&inside, stream, intake),
            Err(cause) => {
                let what = format!("this archive cannot be unpacked: {cause}");
                intake.problems.push(Problem::new(Severity::Error, inside, what, hint));
            }
        }
    }
}

fn is_archive(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with(FOLDER) && compressed::inner_name(&name).ends_with(".warc")
}

/// What is wrong with a zip, without the library's own preface.
fn cause(error: &ZipError) -> String {
    match error {
        ZipError::Io(error) => error.to_string(),
        ZipError::InvalidArchive(_) => "it is no zip, or it is damaged or breaks off".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;
    use crate::read::intake::gathered::{Gathered, gather};

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (at, (name, content)) in entries.iter().enumerate() {
            let method = if at % 2 == 0 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
            zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn archive(address: &str) -> Vec<u8> {
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry sails.</p>";
        let length = answer.len();
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {length}\r\n\r\n{answer}\r\n\r\n"
        )
        .into_bytes()
    }

    fn sound() -> Vec<u8> {
        let (a, b) = (archive("https://a.example/1"), archive("https://a.example/2"));
        let entries: [(&str, &[u8]); 4] =
            [("pages/pages.jsonl", b"{}"), ("archive/b.warc", &b), ("archive/a.warc", &a), ("indexes/index.cdx", b"x")];
        zip(&entries)
    }

    fn read(bytes: &[u8]) -> Gathered {
        gather(|intake| seeds("a.wacz", Cursor::new(bytes), intake))
    }

    #[test]
    fn the_archives_inside_in_the_order_of_their_names() {
        let reading = read(&sound());
        let seeds: Vec<_> = reading.seeds.iter().map(|seed| (seed.id.as_str(), seed.source.as_str())).collect();
        assert_eq!(
            seeds,
            [("https://a.example/1", "a.wacz/archive/a.warc#1"), ("https://a.example/2", "a.wacz/archive/b.warc#1")]
        );
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    }

    #[test]
    fn what_is_no_such_zip_is_told() {
        assert_eq!(read(b"PK no zip").problems[0].severity, Severity::Error);
        assert_eq!(read(&zip(&[("data.warc", b"x")])).problems[0].severity, Severity::Warning);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_damaged_zip_never_panics(at in 0_usize..2_000, bytes in proptest::collection::vec(any::<u8>(), 1..9)) {
            let mut file = sound();
            let at = at % file.len();
            let end = (at + bytes.len()).min(file.len());
            file.splice(at..end, bytes);
            let _ = read(&file);
        }
    }
}

//! The files that `web/` is built to. A release has them embedded; a debug build reads them, so that building pages compiles nothing.

use std::borrow::Cow;

use omnia_edge::StoredFile;
use poem::http::header;
use poem::{Response, ResponseBuilder};
use rust_embed::{Embed, RustEmbed};

/// What is built from `web/graphiql`; nothing where it was compiled without Node.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/web/dist/graphiql"]
#[allow_missing = true]
pub struct GraphiQlFiles;

/// What is built from `web/console`; nothing where it was compiled without Node.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/web/dist/console"]
#[allow_missing = true]
pub struct ConsoleFiles;

/// Scripts and workers of a page. A worker has the policy of its own file, not of its page.
const ASSET_POLICY: &str = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

/// A file as it was built; none where nothing was.
pub fn file<F: RustEmbed>(path: &str) -> Option<Cow<'static, [u8]>> {
    F::get(path).map(|file| file.data)
}

/// A script, a style or a font, by its name in the folder `assets`, and how its response begins.
pub fn asset<F: RustEmbed>(name: &str) -> Option<(StoredFile, ResponseBuilder)> {
    let stored = |ending: &str| file::<F>(&format!("assets/{name}{ending}"));
    let content = match (stored(".br"), stored(".gz")) {
        (Some(brotli), Some(gzip)) => StoredFile::Compressed { brotli, gzip },
        _ => StoredFile::Plain(stored("")?),
    };
    let head = Response::builder().header(header::CONTENT_TYPE, content_type(name)?).header(header::CONTENT_SECURITY_POLICY, ASSET_POLICY);
    Some((content, head))
}

fn content_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that was never built.
    #[derive(Embed)]
    #[folder = "$CARGO_MANIFEST_DIR/web/dist/nothing"]
    #[allow_missing = true]
    struct NothingBuilt;

    #[test]
    fn a_page_that_was_not_built_has_no_files() {
        assert!(file::<NothingBuilt>("index.html").is_none());
        assert!(asset::<NothingBuilt>("index.js").is_none());
    }

    #[test]
    fn what_is_no_part_of_a_page_is_not_sent() {
        for name in ["index.html", "index.js.map", "secret", "../index.js", "%2e%2e/index.js", "index.js.br", ".gitignore"] {
            assert!(asset::<GraphiQlFiles>(name).is_none(), "{name}");
        }
    }
}

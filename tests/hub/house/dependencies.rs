//! The dependencies are used, have licences of the list in deny.toml, and come from crates.io. Checked without cargo-deny, for what is built here.

use std::collections::BTreeSet;
use std::process::Command;

use super::source;
use crate::world::*;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Packages that name a file in place of a licence, and the licence in that file.
const LICENCE_IN_A_FILE: [(&str, &str); 2] = [("jsonpath-rust", "MIT"), ("saffron", "BSD-3-Clause")];

/// Licences of what pages alone consist of: a font, a router, and how design-react-kit writes BSD-3-Clause.
const OF_PAGES: [&str; 3] = ["OFL-1.1", "Unlicense", "BSD-3"];

/// Named for its version alone, which another dependency needs.
const PINNED: [&str; 1] = ["virtual-net"];

#[test]
fn every_licence_of_the_dependencies_is_allowed() -> Result {
    let allowed = allowed()?;
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array().context("packages")?;

    let refused: Vec<String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap_or_default(), licence_of(package)))
        .filter(|(_, licence)| !is_allowed(licence, &allowed))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();

    ensure!(packages.len() > 100, "only {} packages were found", packages.len());
    ensure!(refused.is_empty(), "not allowed by deny.toml: {refused:#?}");
    Ok(())
}

#[test]
fn every_licence_of_what_the_pages_consist_of_is_allowed() -> Result {
    let mut allowed = allowed()?;
    allowed.extend(OF_PAGES.map(str::to_owned));
    let licence = |package: &str| package.rsplit_once('(').map(|(_, licence)| licence.to_owned()).unwrap_or_default();

    for page in ["graphiql", "console"] {
        let path = source::root().join(format!("web/dist/{page}/licenses.md"));
        let list = std::fs::read_to_string(path).context("run web/build.sh first")?;
        let packages: Vec<&str> = list.lines().filter_map(|line| line.strip_prefix("## ")?.strip_suffix(')')).collect();
        let refused: Vec<_> = packages.iter().filter(|package| !is_allowed(&licence(package), &allowed)).collect();
        ensure!(packages.len() > 20, "the packages of {page} are found: {}", packages.len());
        ensure!(refused.is_empty(), "not allowed by deny.toml: {refused:#?}");
    }
    Ok(())
}

#[test]
fn every_npm_package_has_an_exact_version_and_a_lock_file() -> Result {
    let manifests =
        ["web/graphiql", "web/console", "tests/browser", "tests/clients", "tests/graphql-js", "tests/openid-provider", "tests/schema"];

    for folder in manifests {
        let manifest: Value = serde_json::from_str(&std::fs::read_to_string(source::root().join(folder).join("package.json"))?)?;
        let named = ["dependencies", "devDependencies"].iter().filter_map(|list| manifest[list].as_object()).flatten();
        let open: Vec<_> = named.filter(|(_, version)| !version.as_str().is_some_and(|text| text.starts_with(char::is_numeric))).collect();
        ensure!(open.is_empty(), "{folder}: {open:?}");
        ensure!(source::root().join(folder).join("package-lock.json").is_file(), "{folder} has no lock file");
    }
    Ok(())
}

#[test]
fn every_dependency_is_used() -> Result {
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array().context("packages")?;
    let ours = packages.iter().filter(|package| package["source"].is_null());

    let unused: Vec<String> = ours.flat_map(|package| unused(package, packages)).collect();

    ensure!(unused.is_empty(), "{unused:#?}");
    Ok(())
}

/// The dependencies of a package that none of its sources names.
fn unused(package: &Value, packages: &[Value]) -> Vec<String> {
    let manifest = package["manifest_path"].as_str().unwrap_or_default();
    let folder = manifest.trim_start_matches(&format!("{}/", source::root().display())).trim_end_matches("Cargo.toml");
    let files = match folder {
        "" => [source::below("src", "rs"), source::below("tests/hub", "rs"), source::below("crates/inspection/src/tests", "rs")].concat(),
        folder => source::below(folder, "rs"),
    };
    let named = |library: &str| files.iter().any(|file| file.text.contains(&format!("{library}::")));
    let dependencies = package["dependencies"].as_array().into_iter().flatten().filter_map(|dependency| dependency["name"].as_str());
    let unused = dependencies.filter(|name| !PINNED.contains(name) && !named(&library_of(name, packages)));
    unused.map(|name| format!("{manifest}: {name}")).collect()
}

/// The name under which sources use a package.
fn library_of(name: &str, packages: &[Value]) -> String {
    let package = packages.iter().find(|package| package["name"] == name);
    let targets = package.and_then(|package| package["targets"].as_array()).into_iter().flatten();
    let library = targets
        .into_iter()
        .find(|target| target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind != "bin" && kind != "custom-build")));
    library.and_then(|library| library["name"].as_str()).unwrap_or(name).replace('-', "_")
}

#[test]
fn every_dependency_comes_from_crates_io() -> Result {
    let lock = std::fs::read_to_string(source::root().join("Cargo.lock"))?;

    let sources: BTreeSet<&str> = lock.lines().filter_map(|line| line.strip_prefix("source = \"")?.strip_suffix('"')).collect();

    ensure!(sources == BTreeSet::from([CRATES_IO]), "{sources:?}");
    Ok(())
}

#[test]
fn a_licence_expression_is_allowed_by_its_parts() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned(), "ISC".to_owned()]);

    for licence in ["MIT", "GPL-3.0-only OR MIT", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception", "ISC AND (GPL-3.0-only OR MIT)"] {
        assert!(is_allowed(licence, &allowed), "{licence}");
    }
    for licence in ["", "GPL-3.0-only", "Apache-2.0", "MIT AND GPL-3.0-only", "(MIT OR ISC) AND GPL-3.0-only", "MIT WITH LLVM-exception"] {
        assert!(!is_allowed(licence, &allowed), "{licence}");
    }
}

/// The list `allow` in deny.toml.
fn allowed() -> Result<BTreeSet<String>> {
    let file = std::fs::read_to_string(source::root().join("deny.toml"))?;
    let list = file.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once("\n]")).context("deny.toml has a list allow")?.0;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// The packages of the platform on which the tests run: others are not downloaded.
fn metadata() -> Result<Value> {
    let version = Command::new("rustc").arg("-vV").output().context("rustc")?;
    let version = String::from_utf8(version.stdout)?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names its host")?;
    let read = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(source::root())
        .output()?;
    ensure!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    Ok(serde_json::from_slice(&read.stdout)?)
}

fn licence_of(package: &Value) -> &str {
    let in_a_file = LICENCE_IN_A_FILE.iter().find(|(name, _)| package["name"] == *name).map(|(_, licence)| *licence);
    package["license"].as_str().or(in_a_file).unwrap_or_default()
}

/// Whether an SPDX expression can be met by licences that are allowed; older packages write `/` for `OR`.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    any(&mut words, allowed) && words.is_empty()
}

/// Alternatives, up to the end or a closing bracket. The words are in reverse: the next is the last.
fn any(words: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    let mut is_met = all(words, allowed);
    while words.last() == Some(&"OR") {
        words.pop();
        is_met |= all(words, allowed);
    }
    is_met
}

fn all(words: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    let mut is_met = one(words, allowed);
    while words.last() == Some(&"AND") {
        words.pop();
        is_met &= one(words, allowed);
    }
    is_met
}

fn one(words: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    match words.pop() {
        Some("(") => {
            let is_met = any(words, allowed);
            words.pop() == Some(")") && is_met
        }
        Some(licence) if words.last() == Some(&"WITH") => {
            words.pop();
            words.pop().is_some_and(|exception| allowed.contains(&format!("{licence} WITH {exception}")))
        }
        Some(licence) => allowed.contains(licence),
        None => false,
    }
}

//! The file of the providers of identities: a JSON object with a list, checked at the start.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use url::{Host, Url};

use super::assurance::Acr;
use super::client_authentication::ClientAuthentication;
use super::provider::{Label, Provider, ProviderKind};
use crate::core::error::{Error, Result};
use crate::identity::authentication::AssuranceLevel;

/// Providers in a file at most.
pub const MOST_PROVIDERS: usize = 20;
/// The claim of the tax code in the profile of SPID and CIE: the attribute `fiscal_number` of
/// <https://docs.italia.it/italia/spid/spid-cie-oidc-docs/it/versione-corrente/attributi_utente.html>.
const FISCAL_NUMBER: &str = "https://attributes.eid.gov.it/fiscal_number";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    providers: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Entry {
    id: String,
    kind: ProviderKind,
    label: Label,
    issuer: String,
    client_id: String,
    authentication: AuthenticationEntry,
    #[serde(default)]
    scopes: Vec<String>,
    acr_values: Option<Vec<String>>,
    lowest_level: Option<i64>,
    #[serde(default)]
    levels: BTreeMap<String, i64>,
    #[serde(default = "fiscal_number")]
    tax_code_claim: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AuthenticationEntry {
    client_secret_file: Option<PathBuf>,
    private_key_file: Option<PathBuf>,
    key_id: Option<String>,
}

fn fiscal_number() -> String {
    FISCAL_NUMBER.to_owned()
}

/// Reads the providers of a file; files that it names lie beside it where their paths are relative.
pub fn read(path: &Path) -> Result<Vec<Provider>> {
    let wrong = |reason: String| Error::fault(format!("HUB_IDENTITY_PROVIDERS {}: {reason}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let file: SettingsFile = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if file.providers.len() > MOST_PROVIDERS {
        return Err(wrong(format!("{} providers, at most {MOST_PROVIDERS}", file.providers.len())));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut providers: Vec<Provider> = Vec::new();
    for entry in file.providers {
        let id = entry.id.clone();
        let provider = provider_of(entry, folder).map_err(|reason| wrong(format!("provider {id}: {reason}")))?;
        if providers.iter().any(|other| other.id == provider.id) {
            return Err(wrong(format!("provider {id}: the id stands twice")));
        }
        providers.push(provider);
    }
    Ok(providers)
}

fn provider_of(entry: Entry, folder: &Path) -> Result<Provider, String> {
    let is_id = !entry.id.is_empty()
        && entry.id.len() <= 32
        && entry.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !is_id {
        return Err("id: 1 to 32 lower-case letters, digits and hyphens".to_owned());
    }
    // The hub reads cards itself, at an address of this name.
    if entry.id == "cns" || entry.kind == ProviderKind::Cns {
        return Err("cns: the card is no provider; HUB_CNS_AUTHORITIES has people sign in with it".to_owned());
    }
    check_issuer(&Url::parse(&entry.issuer).map_err(|error| format!("issuer: {error}"))?)?;
    if entry.client_id.is_empty() {
        return Err("clientId: it is empty".to_owned());
    }
    let acr = acr_of(entry.kind, entry.levels)?;
    let lowest_level = lowest_level(entry.kind, entry.lowest_level, &acr)?;
    let acr_values = entry.acr_values.unwrap_or_else(|| acr.values_from(lowest_level));
    if let Some(value) = acr_values.iter().find(|value| acr.level_of(value).is_none_or(|level| Some(level) < lowest_level)) {
        return Err(format!("acrValues: {value} is no level that is accepted"));
    }
    Ok(Provider {
        id: entry.id,
        kind: entry.kind,
        label: entry.label,
        issuer: entry.issuer,
        client_id: entry.client_id,
        authentication: authentication_of(entry.authentication, folder)?,
        scopes: entry.scopes.into_iter().filter(|scope| scope != "openid").collect(),
        acr,
        acr_values,
        lowest_level,
        tax_code_claim: entry.tax_code_claim,
    })
}

/// Everything that is exchanged with a provider travels over HTTPS; one on the same machine is for trying it out.
fn check_issuer(issuer: &Url) -> Result<(), String> {
    let is_safe = issuer.scheme() == "https" || (issuer.scheme() == "http" && is_loopback(issuer));
    if !is_safe {
        return Err("issuer: the scheme must be https (http only on the loopback)".to_owned());
    }
    if issuer.query().is_some() || issuer.fragment().is_some() || !issuer.username().is_empty() {
        return Err("issuer: an address without user, query and fragment".to_owned());
    }
    Ok(())
}

/// Whether an address is on this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn acr_of(kind: ProviderKind, levels: BTreeMap<String, i64>) -> Result<Acr, String> {
    if kind != ProviderKind::Other {
        return if levels.is_empty() {
            Ok(Acr::profile())
        } else {
            Err("levels: only for the kind OTHER, the others follow their profile".to_owned())
        };
    }
    let level = |(value, number): (String, i64)| {
        AssuranceLevel::of_number(number).map(|level| (value.clone(), level)).ok_or_else(|| format!("levels: {value}: 1, 2 or 3"))
    };
    Ok(Acr::of(levels.into_iter().map(level).collect::<Result<_, _>>()?))
}

/// The institute accepts SPID from level 2 on and CIE at level 3; a file may ask for more, never for less.
fn lowest_level(kind: ProviderKind, wanted: Option<i64>, acr: &Acr) -> Result<Option<AssuranceLevel>, String> {
    let wanted = match wanted {
        Some(number) => Some(AssuranceLevel::of_number(number).ok_or("lowestLevel: 1, 2 or 3")?),
        None => None,
    };
    let least = kind.lowest_level();
    if wanted.is_some() && wanted < least {
        return Err(format!("lowestLevel: the institute accepts {kind} from level {} on", least.map_or(1, AssuranceLevel::number)));
    }
    if wanted.is_some() && acr.is_empty() {
        return Err("lowestLevel: say in levels which acr stands for which level".to_owned());
    }
    Ok(wanted.or(least))
}

fn authentication_of(entry: AuthenticationEntry, folder: &Path) -> Result<ClientAuthentication, String> {
    let read = |name: &str, path: &Path| {
        let path = folder.join(path);
        fs::read_to_string(&path).map_err(|error| format!("authentication: {name} {}: {error}", path.display()))
    };
    match (entry.client_secret_file, entry.private_key_file) {
        (Some(file), None) => ClientAuthentication::secret(&read("clientSecretFile", &file)?),
        (None, Some(file)) => ClientAuthentication::private_key(&read("privateKeyFile", &file)?, entry.key_id),
        _ => Err("authentication: either clientSecretFile or privateKeyFile".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn entry() -> Value {
        json!({
            "id": "spid", "kind": "SPID", "label": { "it": "Entra con SPID", "en": "Sign in with SPID" },
            "issuer": "https://proxy.example.it", "clientId": "hub", "authentication": { "clientSecretFile": "secret" },
        })
    }

    fn read_with(changes: &[(&str, Value)]) -> Result<Vec<Provider>, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        fs::write(folder.path().join("secret"), "a secret that is long enough\n").map_err(|error| error.to_string())?;
        let mut entry = entry();
        for (name, value) in changes {
            entry[*name] = value.clone();
        }
        let path = folder.path().join("providers.json");
        fs::write(&path, json!({ "providers": [entry] }).to_string()).map_err(|error| error.to_string())?;
        read(&path).map_err(|error| error.to_string())
    }

    #[test]
    fn spid_is_accepted_from_level_2_on_and_asked_for_so() -> Result<(), String> {
        let providers = read_with(&[])?;

        assert_eq!(providers[0].lowest_level, Some(AssuranceLevel::Two));
        assert_eq!(providers[0].acr_values, ["https://www.spid.gov.it/SpidL2", "https://www.spid.gov.it/SpidL3"]);
        assert_eq!(providers[0].issuer, "https://proxy.example.it");
        Ok(())
    }

    #[test]
    fn a_wrong_entry_is_refused_with_the_provider_and_the_field() {
        let wrong = [
            ("lowestLevel", json!(1), "the institute accepts SPID from level 2 on"),
            ("lowestLevel", json!(4), "lowestLevel: 1, 2 or 3"),
            ("acrValues", json!(["https://www.spid.gov.it/SpidL1"]), "acrValues"),
            ("issuer", json!("http://proxy.example.it"), "the scheme must be https"),
            ("issuer", json!("https://proxy.example.it?a=b"), "without user, query and fragment"),
            ("id", json!("Spid!"), "id: 1 to 32"),
            ("clientId", json!(""), "clientId"),
            ("id", json!("cns"), "HUB_CNS_AUTHORITIES"),
            ("kind", json!("CNS"), "HUB_CNS_AUTHORITIES"),
            ("levels", json!({ "a": 1 }), "levels: only for the kind OTHER"),
            ("authentication", json!({}), "either clientSecretFile or privateKeyFile"),
            ("authentication", json!({ "clientSecretFile": "missing" }), "clientSecretFile"),
            ("authentication", json!({ "privateKeyFile": "secret" }), "PEM"),
            ("scope", json!([]), "unknown field `scope`"),
        ];
        for (name, value, expected) in wrong {
            let refused = read_with(&[(name, value)]).err().unwrap_or_default();
            assert!(refused.starts_with("HUB_IDENTITY_PROVIDERS ") && refused.contains(expected), "{name}: {refused}");
        }
    }

    #[test]
    fn cie_is_accepted_at_level_3_alone() -> Result<(), String> {
        assert_eq!(read_with(&[("kind", json!("CIE"))])?[0].acr_values, ["https://www.spid.gov.it/SpidL3"]);
        assert!(
            read_with(&[("kind", json!("CIE")), ("lowestLevel", json!(2))]).is_err_and(|error| error.contains("accepts CIE from level 3"))
        );
        Ok(())
    }
}

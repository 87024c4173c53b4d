//! The settings of a hub: each a variable of the environment and a flag.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{ArgAction, Args};
use omnia_edge::{Networks, Origin, TrustPolicy};
use percent_encoding::percent_decode_str;
use sqlx::postgres::PgConnectOptions;

use super::access::{Role, SecondFactorRule};
use super::cns_config::CnsConfig;
use super::cost_per_minute::{ADDRESS, CostPerMinute};
use super::error::{Error, Result};
use super::tls_config::TlsConfig;

/// The name in settings for people who have not signed in; all others are named by role.
pub const NOBODY: &str = "NOBODY";

/// Where the data is. Without a database address the hub keeps one inside the process.
#[derive(Debug, Clone, Args)]
pub struct DataConfig {
    /// Folder of the embedded database, the documents and the demo password.
    #[arg(long, env = "HUB_DATA_DIR", default_value = ".hub", value_name = "FOLDER")]
    pub data_dir: PathBuf,
    /// PostgreSQL 15 or later, as role hub_app; without it the hub keeps its database in the data folder.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL", value_parser = database_url)]
    pub database_url: Option<DatabaseUrl>,
    /// PostgreSQL as a role that may change the schema (CREATEROLE, owner of the database); used by migrate, seed and account.
    #[arg(long, env = "HUB_MIGRATE_URL", hide_env_values = true, value_name = "URL", value_parser = database_url)]
    pub migrate_url: Option<DatabaseUrl>,
    /// Connections to PostgreSQL in all.
    #[arg(long, env = "HUB_DB_CONNECTIONS", default_value_t = 32, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub db_connections: u32,
    /// Where documents lie: file:///folder or s3://bucket/prefix; without it a folder in the data folder.
    #[arg(long, env = "DOCUMENTS_URL", value_name = "URL")]
    pub documents_url: Option<url::Url>,
}

/// How hubs on one database reach each other.
#[derive(Debug, Clone, Args)]
pub struct RedisConfig {
    /// Redis 7 or Valkey, for sessions, events and counted attempts between hubs.
    #[arg(id = "redis-url", long = "redis-url", env = "REDIS_URL", hide_env_values = true, value_name = "URL")]
    pub url: Option<url::Url>,
    /// What the hub's keys and channels in Redis begin with.
    #[arg(id = "redis-prefix", long = "redis-prefix", env = "HUB_REDIS_PREFIX", default_value = "hub", value_name = "TEXT")]
    pub prefix: String,
}

/// The settings of `serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeConfig {
    #[command(flatten)]
    pub data: DataConfig,
    /// Address and port to listen on.
    #[arg(long, env = "HUB_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,
    #[command(flatten)]
    pub tls: TlsConfig,
    /// The address that people use, for links, Secure cookies and the check of Origin.
    #[arg(long, env = "HUB_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<url::Url>,
    /// Origins of other frontends, with commas, such as `https://app.example`: their pages may use the hub with the cookies of its users.
    #[arg(long, env = "HUB_ALLOWED_ORIGINS", value_delimiter = ',', value_name = "ORIGINS")]
    pub allowed_origins: Vec<Origin>,
    /// When browsers send the cookies with requests of pages of other sites: lax, only when a link is followed; none, always, which needs https.
    #[arg(long, env = "HUB_COOKIE_SAME_SITE", default_value = "lax", value_name = "LAX|NONE")]
    pub cookie_same_site: SameSite,
    #[command(flatten)]
    pub redis: RedisConfig,
    /// Addresses and networks of the proxies before the hub, with commas: what they say of a client's address is believed.
    #[arg(long, env = "HUB_TRUSTED_PROXIES", default_value = "", hide_default_value = true, value_name = "ADDRESSES")]
    pub trusted_proxies: Networks,
    /// Largest document, in MB.
    #[arg(long, env = "HUB_MAX_FILE_MB", default_value_t = 20, value_name = "MB", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub max_file_mb: u32,
    /// Connections at once; never more than the files that the system lets the hub open.
    #[arg(long, env = "HUB_MAX_CONNECTIONS", default_value_t = 25_000, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Connections at once from one address: 1,000 where it is not set, and from the loopback as many as there are in all.
    #[arg(long, env = "HUB_MAX_CONNECTIONS_PER_ADDRESS", value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections_per_address: Option<u32>,
    /// WebSockets and event streams of one session at once; it may have five times as many subscriptions.
    #[arg(long, env = "HUB_MAX_SOCKETS_PER_SESSION", default_value_t = 100, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_sockets_per_session: u32,
    /// Cost of operations in a minute: off, or limits in place of the usual ones, such as employer=500000,nobody=20000,address=1000000.
    #[arg(long, env = "HUB_COST_PER_MINUTE", default_value = "", hide_default_value = true, value_name = "LIMITS", value_parser = cost_per_minute)]
    pub cost_per_minute: CostPerMinute,
    /// Whether a document that was sent once may be asked for by its SHA-256 (automatic persisted queries).
    #[arg(long, env = "HUB_PERSISTED_QUERIES", default_value_t = true, action = ArgAction::Set, value_name = "TRUE|FALSE")]
    pub persisted_queries: bool,
    /// Manifests of trusted documents, as the compilers of clients write them, and folders of manifests, with commas.
    #[arg(long, env = "HUB_TRUSTED_DOCUMENTS_FILES", value_delimiter = ',', value_name = "PATHS")]
    pub trusted_documents_files: Vec<PathBuf>,
    /// Who may send which documents: off, prefer or require, for everybody and for single roles, such as prefer,nobody=require.
    #[arg(long, env = "HUB_TRUSTED_DOCUMENTS", default_value = "prefer", value_name = "MODES", value_parser = trust_policy)]
    pub trusted_documents: TrustPolicy,
    /// JSON file with the providers of digital identities: SPID, CIE and others that speak OpenID Connect.
    #[arg(long, env = "HUB_IDENTITY_PROVIDERS", value_name = "FILE")]
    pub identity_providers: Option<PathBuf>,
    #[command(flatten)]
    pub cns: CnsConfig,
    /// Whether people sign in with e-mail address and password too: on or off.
    #[arg(long, env = "HUB_PASSWORD_SIGN_IN", default_value = "on", action = ArgAction::Set, value_name = "ON|OFF", value_parser = on_or_off)]
    pub password_sign_in: bool,
    /// Whether people who have not signed in may introspect their part of the schema: on or off. Without it, on with the embedded database
    /// and off with PostgreSQL.
    #[arg(long, env = "HUB_ANONYMOUS_INTROSPECTION", action = ArgAction::Set, value_name = "ON|OFF", value_parser = on_or_off)]
    pub anonymous_introspection: Option<bool>,
    /// Who must have a second factor for their password: optional, nobody; institute, all operators, directors, auditors and administrators.
    #[arg(long, env = "HUB_SECOND_FACTOR", default_value = "optional", value_name = "OPTIONAL|INSTITUTE")]
    pub second_factor: SecondFactorRule,
    /// File with the keys that encrypt the secrets of second factors and webhooks: each 32 bytes in base64 on a line; the first one encrypts.
    #[arg(long, env = "HUB_SECRET_KEY_FILE", value_name = "FILE")]
    pub secret_key_file: Option<PathBuf>,
    /// Where webhooks may lead: public, over https into public networks; any, for development.
    #[arg(long, env = "HUB_WEBHOOK_TARGETS", default_value = "public", value_name = "PUBLIC|ANY")]
    pub webhook_targets: WebhookTargets,
    /// Password of the demo accounts, at least 10 characters, where it is not to be drawn at the first start.
    #[arg(long, env = "HUB_DEMO_PASSWORD", hide_env_values = true, value_name = "PASSWORD")]
    pub demo_password: Option<String>,
}

/// When browsers send the hub's cookies with what pages of other sites request (RFC 6265bis, 4.1.2.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum SameSite {
    /// Only when someone follows a link to the hub.
    Lax,
    /// Always; the cookies are Secure then.
    None,
}

/// Where webhooks may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum WebhookTargets {
    /// Over HTTPS, to addresses of public networks.
    Public,
    /// Anywhere, without encryption too: for development.
    Any,
}

/// An address of PostgreSQL. Shown without its password.
#[derive(Clone)]
pub struct DatabaseUrl {
    /// How to connect.
    pub options: PgConnectOptions,
    /// The address as it was given.
    pub url: url::Url,
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DatabaseUrl({}@{})", self.options.get_username(), self.options.get_host())
    }
}

impl DatabaseUrl {
    /// The password itself, of which the address holds the percent-encoded form.
    pub fn password(&self) -> Result<Option<String>> {
        let Some(encoded) = self.url.password() else { return Ok(None) };
        let decoded =
            percent_decode_str(encoded).decode_utf8().map_err(|error| Error::fault(format!("DATABASE_URL: the password: {error}")))?;
        Ok(Some(decoded.into_owned()))
    }
}

fn database_url(text: &str) -> Result<DatabaseUrl, String> {
    let url = url::Url::parse(text).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "postgres" | "postgresql") {
        return Err(format!("the scheme is {}, expected postgres://", url.scheme()));
    }
    let options = text.parse().map_err(|error: sqlx::Error| error.to_string())?;
    Ok(DatabaseUrl { options, url })
}

fn on_or_off(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(format!("{other} is neither on nor off")),
    }
}

fn trust_policy(text: &str) -> Result<TrustPolicy, String> {
    TrustPolicy::parse(text, &roles_and_nobody())
}

/// A role, or nobody, written in letters of any case.
#[derive(Debug, Clone, Copy)]
pub struct RoleOrNobody(pub Option<Role>);

impl std::str::FromStr for RoleOrNobody {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match Role::ALL.iter().find(|role| role.as_str().eq_ignore_ascii_case(text)) {
            Some(role) => Ok(Self(Some(*role))),
            None if text.eq_ignore_ascii_case(NOBODY) => Ok(Self(None)),
            None => Err(format!("{text} is none of {}", roles_and_nobody().join(", ").to_ascii_lowercase())),
        }
    }
}

fn roles_and_nobody() -> Vec<&'static str> {
    Role::ALL.iter().map(|role| role.as_str()).chain([NOBODY]).collect()
}

/// Reads the limits of cost in a minute.
pub fn cost_per_minute(text: &str) -> Result<CostPerMinute, String> {
    let names: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).chain([NOBODY, ADDRESS]).collect();
    CostPerMinute::parse(text, &names)
}

impl DataConfig {
    /// Whether the database is the one inside the process.
    pub fn is_embedded(&self) -> bool {
        self.database_url.is_none()
    }

    /// The address with which the schema may be changed.
    pub fn owner(&self) -> Result<&DatabaseUrl> {
        self.migrate_url.as_ref().ok_or_else(|| {
            Error::fault(if self.is_embedded() {
                "HUB_MIGRATE_URL is missing: only a database in the data folder does without, and serve migrates it"
            } else {
                "HUB_MIGRATE_URL is missing: the role in DATABASE_URL may not change the schema"
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use omnia_edge::TrustMode;

    use super::*;

    #[test]
    fn every_role_may_be_bound_to_trusted_documents() -> Result<(), String> {
        let policy = trust_policy("off,employer=require,nobody=prefer")?;

        assert_eq!(policy.mode(Role::Employer.as_str()), TrustMode::Require);
        assert_eq!(policy.mode(NOBODY), TrustMode::Prefer);
        assert_eq!(policy.mode(Role::Admin.as_str()), TrustMode::Off);
        assert!(trust_policy("prefer,clerk=require").is_err_and(|error| error.contains("clerk") && error.contains("auditor")));
        Ok(())
    }

    #[test]
    fn the_password_of_an_address_is_the_one_that_it_connects_with() -> Result<(), String> {
        let url = database_url("postgres://hub_app:l%27%C3%A8%20p%40ss%2Fword%25@127.0.0.1/omnia_hub")?;

        assert_eq!(url.password().map_err(|error| error.to_string())?.as_deref(), Some("l'è p@ss/word%"));
        Ok(())
    }
}

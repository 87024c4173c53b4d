//! Signing in with a digital identity, by OpenID Connect Core 1.0: authorization code with PKCE at providers from the settings, and logout
//! by the provider (OpenID Connect Back-Channel Logout 1.0, Front-Channel Logout 1.0).
//!
//! SPID and CIE follow the profile of <https://docs.italia.it/italia/spid/spid-cie-oidc-docs/>. Writes `sign_in_attempt`, `logout_token`.

mod answer;
mod assurance;
mod attempt;
mod begin;
mod callback;
mod client_authentication;
mod discovery;
mod http_client;
mod id_token;
mod logout;
mod logout_token;
mod provider;
mod providers;
mod return_path;
mod settings;
mod tax_code;
mod token_exchange;

pub use begin::{Begun, begin};
pub use callback::{CallbackRequest, SignedIn, account_of, complete};
pub use logout::{log_out_back_channel, log_out_front_channel};
pub use provider::{Provider, ProviderKind};
pub use providers::Providers;
pub use return_path::ReturnPath;

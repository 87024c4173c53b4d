//! A browser: it keeps cookies, and shows where it is sent.

use reqwest::header::{ACCEPT_LANGUAGE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response};
use url::Url;

use super::{Card, Client, Context, Hub, Pass, Result, ensure};

/// What a browser was answered.
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    at: Url,
}

/// A browser with a cookie jar of its own.
pub struct Browser {
    http: reqwest::Client,
    language: &'static str,
}

impl Browser {
    pub fn new() -> Result<Self> {
        let http = reqwest::Client::builder().no_proxy().cookie_store(true).redirect(Policy::none()).build()?;
        Ok(Self { http, language: "en" })
    }

    /// A browser that knows the authority of a hub, with a card in its reader or none.
    pub fn with_card(hub_authority: &str, card: Option<&Card>) -> Result<Self> {
        let builder = reqwest::Client::builder().no_proxy().cookie_store(true).redirect(Policy::none());
        let builder = builder.tls_certs_only([reqwest::Certificate::from_pem(hub_authority.as_bytes())?]);
        let builder = match card {
            Some(card) => builder.identity(reqwest::Identity::from_pem(card.identity.as_bytes())?),
            None => builder,
        };
        Ok(Self { http: builder.build()?, language: "en" })
    }

    /// Visits with more headers.
    pub async fn visits_with(&self, url: impl AsRef<str>, headers: &[(&str, &str)]) -> Result<Page> {
        let request = headers.iter().fold(self.http.get(url.as_ref()), |request, (name, value)| request.header(*name, *value));
        self.answered(request).await
    }

    /// The same browser for someone who reads this language.
    pub fn speaking(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    pub async fn visits(&self, url: impl AsRef<str>) -> Result<Page> {
        self.answered(self.http.get(url.as_ref())).await
    }

    pub async fn sends(&self, url: impl AsRef<str>, form: &[(&str, &str)]) -> Result<Page> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.answered(self.http.post(url.as_ref()).header("content-type", "application/x-www-form-urlencoded").body(body)).await
    }

    async fn answered(&self, request: RequestBuilder) -> Result<Page> {
        let response: Response = request.header(ACCEPT_LANGUAGE, self.language).send().await?;
        let (status, headers, at) = (response.status().as_u16(), response.headers().clone(), response.url().clone());
        Ok(Page { status, headers, text: response.text().await?, at })
    }

    /// Begins to sign in: the address at the provider that the hub sends it to.
    pub async fn begins(&self, hub: &Hub, provider: &str) -> Result<Url> {
        self.begins_at(&format!("{}/sign-in/{provider}", hub.url)).await
    }

    pub async fn begins_at(&self, address: &str) -> Result<Url> {
        self.visits(address).await?.leads_to()
    }

    /// Chooses an identity and a level at the page of oidc-provider: the address that it is sent back to, not visited yet.
    pub async fn identifies(&self, request: &Url, tax_code: &str, level: &str) -> Result<Url> {
        self.answers(request, &[("account", tax_code), ("level", level), ("answer", "yes")]).await
    }

    /// Sends the form of the page of oidc-provider.
    pub async fn answers(&self, request: &Url, form: &[(&str, &str)]) -> Result<Url> {
        let page = self.visits(request).await?.leads_to()?;
        if !page.path().starts_with("/interaction/") {
            // The provider knows the browser already.
            return Ok(page);
        }
        let shown = self.visits(&page).await?;
        ensure!(shown.text.contains("Demo identities on demo data"), "{}", shown.text);
        let resumed = self.sends(&page, form).await?.leads_to()?;
        self.visits(&resumed).await?.leads_to()
    }

    /// The whole way: from the hub over the provider to the hub.
    pub async fn signs_in(&self, hub: &Hub, provider: &str, tax_code: &str, level: &str) -> Result<Page> {
        let request = self.begins(hub, provider).await?;
        let back = self.identifies(&request, tax_code, level).await?;
        self.visits(&back).await
    }
}

impl Page {
    /// Where it redirects to.
    pub fn leads_to(&self) -> Result<Url> {
        let location = self.headers.get(LOCATION).with_context(|| format!("{} redirects nowhere: {}", self.status, self.text))?;
        Ok(self.at.join(location.to_str()?)?)
    }

    /// A cookie that it sets, whole.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let set = self.headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        set.into_iter().find(|cookie| cookie.starts_with(&format!("{name}=")))
    }

    /// The client of the session that it opened.
    pub fn client(&self, hub: &Hub) -> Result<Client> {
        let cookie = self.cookie("hub_session").with_context(|| format!("no session was opened: {}", self.text))?;
        let token = cookie.trim_start_matches("hub_session=").split(';').next().context("a value")?;
        Ok(hub.stranger().with(Pass::Cookie(token.to_owned())))
    }

    /// A page that names this code, and opens no session.
    pub fn is_refused_with(self, status: u16, code: &str) -> Result<Self> {
        ensure!(self.status == status && self.text.contains(&format!("<code>{code}</code>")), "{}: {}", self.status, self.text);
        ensure!(self.cookie("hub_session").is_none(), "a session was opened");
        let policy = self.headers["content-security-policy"].to_str()?;
        ensure!(policy.starts_with("default-src 'none'") && !self.text.contains("<script"), "{policy}");
        Ok(self)
    }
}

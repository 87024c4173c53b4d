//! HTTP semantics: methods, hosts, content codings, and the headers of every response.
use super::raw_client::RawResponse;
use super::server::TestServer;

const LONG: &str = "/graphql?query={long}";

async fn request(server: &TestServer, method: &str, path: &str, headers: &str) -> RawResponse {
    server.connect().await.request(method, path, headers, "").await
}

#[tokio::test]
async fn head_is_answered_as_get_without_the_body() {
    let server = TestServer::start().await;
    let mut client = server.connect().await;

    for path in ["/graphql?query={hello}", "/page", "/graphql?query={nothing}", "/nothing"] {
        let head = client.request("HEAD", path, "", "").await;
        let got = client.request("GET", path, "", "").await;
        assert_eq!((head.status, head.header("content-length")), (got.status, got.header("content-length")), "{path}");
        assert_eq!(head.header("content-type"), got.header("content-type"), "{path}");
    }
}

#[tokio::test]
async fn head_opens_no_stream_and_executes_no_mutation() {
    let server = TestServer::start().await;
    let events = "accept: text/event-stream\r\n";

    assert_eq!(request(&server, "HEAD", "/graphql?query=subscription{wait}", events).await.status, 405);
    assert_eq!(request(&server, "HEAD", "/graphql?query=mutation{double(number:1)}", "").await.status, 405);
}

#[tokio::test]
async fn options_and_errors_list_the_methods() {
    let server = TestServer::start().await;

    for (path, methods) in [("/graphql", "GET, HEAD, POST, PUT, DELETE, OPTIONS"), ("/page", "GET, HEAD, OPTIONS")] {
        let options = request(&server, "OPTIONS", path, "origin: https://evil.example\r\naccess-control-request-method: POST\r\n").await;
        let patched = request(&server, "PATCH", path, "").await;
        assert!(options.status == 204 && !options.head.contains("access-control-"), "{options:?}");
        assert!(patched.status == 405 && patched.text().contains("METHOD_NOT_ALLOWED"), "{patched:?}");
        assert_eq!((options.header("allow"), patched.header("allow")), (Some(methods), Some(methods)));
    }
}

#[tokio::test]
async fn a_request_that_does_not_name_one_host_is_refused() {
    let server = TestServer::start().await;

    for hosts in ["", "host: a\r\nhost: b\r\n", "host: a b\r\n", "host: user@a\r\n"] {
        let mut client = server.connect().await;
        client.write(&format!("GET /graphql?query={{hello}} HTTP/1.1\r\n{hosts}\r\n")).await;
        let answer = client.answer(true).await;
        assert!(answer.status == 400 && answer.text().contains("BAD_REQUEST"), "{hosts:?}: {answer:?}");
    }
    let mut old = server.connect().await;
    old.write("GET /graphql?query={hello} HTTP/1.0\r\n\r\n").await;
    assert_eq!(old.answer(true).await.status, 200);
}

#[tokio::test]
async fn every_response_has_the_security_headers() {
    let server = TestServer::start().await;
    let expected = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        ("cross-origin-resource-policy", "same-origin"),
        ("strict-transport-security", "max-age=31536000"),
    ];

    for (method, path) in
        [("GET", "/graphql?query={hello}"), ("GET", "/nothing"), ("GET", "/page"), ("PATCH", "/graphql"), ("OPTIONS", "/graphql")]
    {
        let answer = request(&server, method, path, "").await;
        for (name, value) in expected {
            assert_eq!(answer.header(name), Some(value), "{method} {path}: {}", answer.head);
        }
        assert!(
            answer.header("content-security-policy").is_some_and(|policy| policy.contains("frame-ancestors 'none'")),
            "{}",
            answer.head
        );
    }
}

#[tokio::test]
async fn an_unknown_token_is_answered_with_www_authenticate() {
    let server = TestServer::start().await;

    let answer = request(&server, "GET", "/graphql?query={hello}", "authorization: Bearer nobody\r\n").await;

    assert_eq!((answer.status, answer.header("www-authenticate")), (401, Some("Bearer")));
}

#[tokio::test]
async fn a_long_response_is_compressed_as_its_client_prefers() {
    let server = TestServer::start().await;
    let coded = async |list: &str| {
        let mut client = server.connect().await;
        client.send("GET", LONG, &format!("accept-encoding: {list}\r\n"), "").await;
        let head = client.read_until("\r\n\r\n").await;
        assert!(head.contains("vary: accept, accept-encoding, accept-language\r\n"), "{head}");
        head.lines().find_map(|line| line.strip_prefix("content-encoding: ").map(str::to_owned))
    };

    assert_eq!(coded("gzip, deflate, br, zstd").await.as_deref(), Some("zstd"));
    assert_eq!(coded("gzip, br;q=0.9").await.as_deref(), Some("gzip"));
    assert_eq!(coded("br").await.as_deref(), Some("br"));
    assert_eq!(coded("identity").await, None);
}

#[tokio::test]
async fn a_page_that_the_client_has_is_not_sent_again() {
    let server = TestServer::start().await;

    let first = request(&server, "GET", "/page", "").await;
    let tag = first.header("etag").expect("a tag");
    let again = request(&server, "GET", "/page", &format!("if-none-match: {tag}\r\n")).await;
    let english = request(&server, "GET", "/page", &format!("if-none-match: {tag}\r\naccept-language: en\r\n")).await;

    assert!(first.status == 200 && tag.starts_with("W/\""), "{}", first.head);
    assert!(again.status == 304 && again.body.is_empty() && again.header("etag") == Some(tag), "{again:?}");
    assert_eq!(english.status, 200);
}

#[tokio::test]
async fn the_header_names_of_a_handshake_are_echoed_as_the_client_wrote_them() {
    let server = TestServer::start().await;
    let mut client = server.connect().await;

    client
        .write(
            "GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
        )
        .await;
    let head = client.read_until("\r\n\r\n").await;

    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    assert!(head.contains("\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n"), "{head}");
    assert!(head.contains("\r\nUpgrade: websocket\r\n") && head.contains("\r\nConnection: upgrade\r\n"), "{head}");
}

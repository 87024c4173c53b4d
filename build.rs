//! A release embeds what `web/` is built to, so it is compiled again when that changes; a debug build reads it when it is asked for it.

fn main() {
    let embeds = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    println!("cargo:rerun-if-changed={}", if embeds { "web/dist" } else { "build.rs" });
}

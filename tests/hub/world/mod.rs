//! The harness: servers for the run, a database and a hub for each story, and the persons who act in it.

#![allow(dead_code, unused_imports, reason = "some verbs wait for their story")]

mod administering;
mod answer;
mod applications;
mod archive;
mod backend;
mod binary;
mod browser;
mod bucket;
mod cards;
mod chance;
mod client;
mod cost;
mod credentials;
mod database;
mod decisions;
mod delegating;
mod files;
mod forger;
mod hub;
mod interruptions;
mod knowledge;
mod leaving;
mod ledger;
mod making_up;
mod notes;
mod openid_provider;
mod personas;
mod programs;
mod receiver;
mod registry;
mod second_factors;
mod servers;
mod slow_line;
mod socket;
mod story_runner;
mod tls_wire;
mod wire;

pub use administering::ACCOUNTS;
pub use answer::Answer;
pub use applications::{Application, content, place_of, submission, worker};
pub use archive::Archived;
pub use backend::Backend;
pub use binary::{Binary, omnia_hub, omnia_hub_on_a_small_disk, runs, runs_reading};
pub use browser::{Browser, Page};
pub use bucket::Bucket;
pub use cards::{Card, CardAuthority, CardFiles, PROXY_SECRET, signed_with_sha1};
pub use client::{Client, Pass, Upload};
pub use credentials::{CREATE_PROGRAM, CREATE_WEBHOOK, Credential, REVOKE_PROGRAM, ROTATE_PROGRAM, TokenAnswer};
pub use database::Database;
pub use decisions::{a_part_of_it, all_of_it, nothing_of_it};
pub use delegating::Form;
pub use files::{download_status, pdf, pdf_of, pdf_with};
pub use forger::{Forger, SigningKey, part};
pub use hub::{Hub, World};
pub use knowledge::{HEADER, content_of_july, has_alert, list_of, list_of_many, quarters, years};
pub use ledger::Holdings;
pub use making_up::Examined;
pub use openid_provider::{CLIENT_SECRET, OpenIdProvider};
pub use personas::{Employer, Intermediary, Official, Persona};
pub use programs::Program;
pub use receiver::{Notified, Receiver};
pub use registry::{Account, CapacityRow, Delegation, Office, PASSWORD, Position, Unit, day, outside};
pub use second_factors::{Authenticator, CodeApp, Codes, MY_FACTORS, MY_NOTICES, REMOVE_FACTOR};
pub use servers::{OwnRedis, Servers};
pub use socket::{Closing, Socket, Subscription};
pub use story::story;
pub use story_runner::{run_long_story, run_story};
pub use tls_wire::{TlsClient, TlsWire};
pub use wire::{Wire, WireResponse};

pub use anyhow::{Context, bail, ensure};
pub use serde_json::{Value, json};

pub type Result<T = ()> = anyhow::Result<T>;

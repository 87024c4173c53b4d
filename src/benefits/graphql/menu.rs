//! The menu of benefits that are offered to a firm.

use async_graphql::{Enum, SimpleObject};
use chrono::NaiveDate;
use omnia_rules::cause::Suggestion;
use omnia_rules::channel::{self, ChannelRequest};
use omnia_texts::Language;

use super::channels::ChannelPassage;
use crate::applications::BenefitName;
use crate::core::graph::LocalizedText;

/// A bilateral solidarity fund (art. 26 and 40 D.Lgs. 148/2015).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum)]
#[graphql(name = "Fund", remote = "omnia_rules::cause::Fund")]
pub enum FundName {
    /// Professional activities.
    ProfessionalActivities,
    /// Solimare: seafarers.
    Solimare,
    /// Public transport.
    PublicTransport,
    /// Environmental services.
    EnvironmentalServices,
    /// Air transport and airports.
    AirTransport,
    /// Credit: banks.
    Credit,
    /// Cooperative credit.
    CooperativeCredit,
    /// Insurance.
    Insurance,
    /// Post: Poste Italiane.
    Post,
    /// Railways: Ferrovie dello Stato.
    Railways,
    /// Tax collection: the agents who collect what is owed.
    TaxCollection,
    /// Mooring: groups of ormeggiatori and pilots' boatmen.
    Mooring,
    /// Telecommunications.
    Telecommunications,
    /// The territorial fund of the Province of Trento.
    Trento,
    /// The territorial fund of the Province of Bolzano.
    Bolzano,
}

/// Whether a benefit suits a firm. It advises, and never stops an application (INPS msg 3422/2023).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::cause::BenefitFit")]
pub enum BenefitFit {
    /// It is the benefit of such firms (suggerita).
    Suggested,
    /// Another benefit, or another body, serves such firms (non compatibile).
    NotCompatible,
    /// What is known of the firm does not tell.
    Unknown,
}

/// Who takes the application for a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::cause::Desk")]
pub enum Desk {
    /// This hub.
    Hub,
    /// The Ministry of Labour.
    Ministry,
}

/// A benefit, and whether it suits the firm.
#[derive(SimpleObject)]
pub struct BenefitSuggestion {
    /// The benefit that is suggested.
    pub benefit: BenefitName,
    /// What it is called.
    pub name: LocalizedText,
    /// The fund, for a fund's allowance, where it is known.
    pub fund: Option<FundName>,
    /// How far the facts that were given lead to it.
    pub fit: BenefitFit,
    /// Why.
    pub reason: LocalizedText,
    /// The act on which the reason stands.
    pub legal_basis: Option<String>,
    /// Where it is applied for.
    pub desk: Desk,
    /// Whether the hub's channel is open for it on the day.
    pub passage: ChannelPassage,
}

impl BenefitSuggestion {
    pub fn new(told: Suggestion, on: NaiveDate, language: Language) -> Self {
        let Suggestion { benefit, fund, fit, reason, desk } = told;
        let submission = ChannelRequest { benefit, fund, channel: channel::Channel::Omnia, audience: channel::Audience::All, on };
        Self {
            benefit: benefit.into(),
            name: LocalizedText::written(language, benefit.name_it(), benefit.name_en()),
            fund: fund.map(Into::into),
            fit: fit.into(),
            reason: LocalizedText::written(language, reason.label_it(), reason.label_en()),
            legal_basis: reason.legal_basis().map(str::to_owned),
            desk: desk.into(),
            passage: ChannelPassage::of(submission),
        }
    }
}

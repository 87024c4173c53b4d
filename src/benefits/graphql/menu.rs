//! The menu of benefits that are offered to a firm.

use async_graphql::SimpleObject;
use chrono::NaiveDate;
use omnia_rules::cause::{Benefit, BenefitFit, Desk, Fund, Suggestion};
use omnia_rules::channel::{self, ChannelRequest};
use omnia_texts::Language;

use super::channels::ChannelPassage;
use crate::core::graph::LocalizedText;

/// A benefit, and whether it suits the firm.
#[derive(SimpleObject)]
pub struct BenefitSuggestion {
    /// The benefit that is suggested.
    pub benefit: Benefit,
    /// What it is called.
    pub name: LocalizedText,
    /// The fund, for a fund's allowance, where it is known.
    pub fund: Option<Fund>,
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
    /// A suggestion with its reason in one language, and the channel of its benefit on a day.
    pub fn new(suggestion: Suggestion, on: NaiveDate, language: Language) -> Self {
        let Suggestion { benefit, fund, fit, reason, desk } = suggestion;
        let submission = ChannelRequest { benefit, fund, channel: channel::Channel::Omnia, audience: channel::Audience::All, on };
        Self {
            benefit,
            name: LocalizedText::written(language, benefit.name_it(), benefit.name_en()),
            fund,
            fit,
            reason: LocalizedText::written(language, reason.label_it(), reason.label_en()),
            legal_basis: reason.legal_basis().map(str::to_owned),
            desk,
            passage: ChannelPassage::of(submission),
        }
    }
}

//! What the institute holds, asked without an application.

use async_graphql::{Context, Object};
use omnia_rules::amounts::monthly_ceilings;
use omnia_rules::cause::{Benefit, CAUSES, Cause, Firm, Fund, suggestions};
use omnia_rules::channel::{Audience, Channel, ChannelRequest};
use omnia_rules::controls::RULES;
use omnia_rules::identifiers::Identifier;
use omnia_rules::report::fields;

use super::causes::CauseNode;
use super::ceilings::CeilingsNode;
use super::channels::ChannelPassage;
use super::controls::ControlNode;
use super::identifiers::IdentifierCheck;
use super::menu::BenefitSuggestion;
use super::report_fields::ReportFieldNode;
use crate::core::graph::identifiers::PositionNumber;
use crate::core::graph::{Amount, Date};
use crate::core::{Error, Refusal, RequestContextExt, Result};
use crate::registry;

/// The queries of the institute's rules.
#[derive(Default)]
pub struct BenefitQuery;

#[Object]
impl BenefitQuery {
    /// The menu of benefits for a position, as it was classified on a day: suggested, not compatible, or not told. None is refused.
    async fn suggested_benefits(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Number of the position (matricola).")] position: PositionNumber,
        #[graphql(desc = "First day of the suspension.")] on: Date,
        #[graphql(desc = "Average employees of the half-year before, where they are known.")] average_employees: Option<Amount>,
        #[graphql(desc = "The bilateral fund that the firm declares.")] fund: Option<Fund>,
    ) -> Result<Vec<BenefitSuggestion>> {
        ctx.person()?;
        let mut db = ctx.read().await?;
        let position = registry::find_position(&mut db, &position.0).await?.ok_or(Error::NotFound)?;
        ctx.context().accesses.employer(position.employer_id);
        let unclassified = || Error::BadRequest(Refusal::new("POSITION_NOT_CLASSIFIED").at(["on"]).with("date", on.0));
        let classification = registry::classified(&mut db, position.id, on.0).await?.ok_or_else(unclassified)?;
        let (fund, employees) = (fund, average_employees.map(|amount| amount.0));
        let suggestions = suggestions(Firm { classification: &classification, article10: None, fund, employees });
        Ok(suggestions.into_iter().map(|suggestion| BenefitSuggestion::new(suggestion, on.0, ctx.language())).collect())
    }

    /// Whether an application for a benefit passes through a channel on a day.
    async fn benefit_channel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The benefit that is asked about.")] benefit: Benefit,
        #[graphql(desc = "For the allowance of a fund.")] fund: Option<Fund>,
        #[graphql(desc = "The channel that is asked about.")] channel: Channel,
        #[graphql(desc = "The day that is asked about.")] on: Date,
        #[graphql(default_with = "Audience::All", desc = "Who would apply there.")] audience: Audience,
    ) -> Result<ChannelPassage> {
        ctx.person()?;
        Ok(ChannelPassage::of(ChannelRequest { benefit, fund, channel, audience, on: on.0 }))
    }

    /// The causes for which a benefit is granted; all of them where none is named.
    async fn causes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Those of this benefit; all without it.")] benefit: Option<Benefit>,
    ) -> Result<Vec<CauseNode>> {
        ctx.person()?;
        let rows = CAUSES.iter().filter(|row| benefit.is_none_or(|benefit| row.cause.is_for(benefit)));
        Ok(rows.map(|row| CauseNode::new(row, ctx.language())).collect())
    }

    /// What the technical report of a cause asks for, where it is composed in the application.
    async fn report_fields(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The cause whose report is asked for.")] cause: Cause,
    ) -> Result<Vec<ReportFieldNode>> {
        ctx.person()?;
        Ok(fields(cause).into_iter().map(|row| ReportFieldNode::new(row, cause, ctx.language())).collect())
    }

    /// The controls, by number; those of a benefit where one is named.
    async fn controls(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Those that are run for this benefit; all without it.")] benefit: Option<Benefit>,
    ) -> Result<Vec<ControlNode>> {
        ctx.person()?;
        let rules = RULES.iter().filter(|rule| benefit.is_none_or(|benefit| rule.benefits.contains(&benefit)));
        Ok(rules.map(|rule| ControlNode::new(rule, ctx.language())).collect())
    }

    /// The monthly ceilings of a year: CEILING_NOT_PUBLISHED where none are held.
    async fn monthly_ceilings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A year for which the ceilings are known.")] year: i32,
    ) -> Result<CeilingsNode> {
        ctx.person()?;
        let unpublished = || Error::BadRequest(Refusal::new("CEILING_NOT_PUBLISHED").at(["year"]).with("year", year.to_string()));
        Ok(monthly_ceilings(year).map_err(|_| unpublished())?.into())
    }

    /// Whether a text is an identifier, which character is wrong where it is not, and why.
    async fn check_identifier(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which identifier it is to be.")] kind: Identifier,
        #[graphql(desc = "As it was typed.")] text: String,
    ) -> Result<IdentifierCheck> {
        ctx.person()?;
        Ok(IdentifierCheck::of(kind, &text, ctx.language()))
    }
}

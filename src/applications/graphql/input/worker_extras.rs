//! What only some workers have, as the graph takes and shows it.

use async_graphql::{InputObject, SimpleObject};

use crate::applications::content::worker_extras::{AgriculturalWork, AskedDay, DaysOfYear, WorkElsewhere};
use crate::core::graph::Date;

/// What the application of an agricultural worker depends on (L. 457/1972 art. 8).
#[derive(Debug, Clone, Default, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "AgriculturalWork", input_name = "AgriculturalWorkInput")]
pub struct AgriculturalWorkNode {
    /// Days of work with the firm in the year.
    pub days_with_firm: Option<i32>,
    /// Whether the contract has a term.
    #[graphql(default)]
    pub fixed_term: bool,
    /// Days granted before, by year; those of a derogation left out.
    #[graphql(default)]
    pub used: Vec<DaysOfYearNode>,
    /// The days asked for, at most 366.
    #[graphql(default)]
    pub days: Vec<AskedDayNode>,
}

impl From<AgriculturalWork> for AgriculturalWorkNode {
    fn from(agricultural_work: AgriculturalWork) -> Self {
        Self {
            days_with_firm: agricultural_work.days_with_firm,
            fixed_term: agricultural_work.fixed_term,
            used: agricultural_work.used.into_iter().map(Into::into).collect(),
            days: agricultural_work.days.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<AgriculturalWorkNode> for AgriculturalWork {
    fn from(agricultural_work: AgriculturalWorkNode) -> Self {
        Self {
            days_with_firm: agricultural_work.days_with_firm,
            fixed_term: agricultural_work.fixed_term,
            used: agricultural_work.used.into_iter().map(Into::into).collect(),
            days: agricultural_work.days.into_iter().map(Into::into).collect(),
        }
    }
}

/// Days of one year.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "DaysOfYear", input_name = "DaysOfYearInput")]
pub struct DaysOfYearNode {
    /// The calendar year.
    pub year: i32,
    /// Days used in it.
    pub days: i32,
}

impl From<DaysOfYear> for DaysOfYearNode {
    fn from(days_of_year: DaysOfYear) -> Self {
        Self { year: days_of_year.year, days: days_of_year.days }
    }
}

impl From<DaysOfYearNode> for DaysOfYear {
    fn from(days_of_year: DaysOfYearNode) -> Self {
        Self { year: days_of_year.year, days: days_of_year.days }
    }
}

/// A day asked for.
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "AskedDay", input_name = "AskedDayInput")]
pub struct AskedDayNode {
    /// The day.
    pub date: Date,
    /// Whether only half of it is asked for.
    #[graphql(default)]
    pub half: bool,
}

impl From<AskedDay> for AskedDayNode {
    fn from(asked_day: AskedDay) -> Self {
        Self { date: asked_day.date, half: asked_day.half }
    }
}

impl From<AskedDayNode> for AskedDay {
    fn from(asked_day: AskedDayNode) -> Self {
        Self { date: asked_day.date, half: asked_day.half }
    }
}

/// Work elsewhere during the benefit (art. 8 D.Lgs. 148/2015).
#[derive(Debug, Clone, PartialEq, SimpleObject, InputObject)]
#[graphql(name = "WorkElsewhere", input_name = "WorkElsewhereInput")]
pub struct WorkElsewhereNode {
    /// Days worked elsewhere.
    pub days: i32,
    /// Whether the worker told the institute beforehand.
    pub told_beforehand: bool,
}

impl From<WorkElsewhere> for WorkElsewhereNode {
    fn from(work_elsewhere: WorkElsewhere) -> Self {
        Self { days: work_elsewhere.days, told_beforehand: work_elsewhere.told_beforehand }
    }
}

impl From<WorkElsewhereNode> for WorkElsewhere {
    fn from(work_elsewhere: WorkElsewhereNode) -> Self {
        Self { days: work_elsewhere.days, told_beforehand: work_elsewhere.told_beforehand }
    }
}

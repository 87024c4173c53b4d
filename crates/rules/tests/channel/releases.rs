//! The table of releases as a whole.

use chrono::NaiveDate;
use omnia_rules::cause::{Benefit, Fund};
use omnia_rules::channel::{Audience, CHANNELS, Channel, ChannelRow, Release, institute_rows};
use omnia_rules::controls::Confidence;

fn ends(row: &ChannelRow) -> NaiveDate {
    row.valid_to.unwrap_or(NaiveDate::MAX)
}

fn same_lane(left: &ChannelRow, right: &ChannelRow) -> bool {
    (left.benefit, left.fund, left.audience) == (right.benefit, right.fund, right.audience)
}

#[test]
fn the_institute_s_rows_of_one_audience_follow_each_other_without_a_gap() {
    let rows = institute_rows();
    let next =
        |row: &ChannelRow| rows.iter().filter(|next| same_lane(row, next)).map(|next| next.valid_from).find(|from| row.valid_from < *from);
    let of_everyone = || rows.iter().filter(|row| row.audience == Audience::All);

    let ends: Vec<_> = of_everyone().map(|row| (row.source, row.valid_to)).collect();
    let days_before_the_next: Vec<_> = of_everyone().map(|row| (row.source, next(row).and_then(|from| from.pred_opt()))).collect();

    assert_eq!(ends, days_before_the_next);
}

#[test]
fn the_trial_ends_on_the_day_before_everyone_is_let_in() {
    let trials = CHANNELS.iter().filter(|row| row.audience == Audience::Trial);

    let ends: Vec<_> = trials.map(|row| (row.benefit, ends(row).to_string())).collect();

    assert_eq!(ends, [(Benefit::AisFis, "2024-01-07".to_owned())]);
}

#[test]
fn every_row_is_upright_and_names_its_source() {
    assert!(CHANNELS.iter().all(|row| row.valid_from <= ends(row) && !row.source.is_empty()));
}

#[test]
fn every_fund_has_its_rows_and_no_other_benefit_has_a_fund() {
    let known = |fund: &Fund| CHANNELS.iter().any(|row| row.fund == Some(*fund));

    assert!(Fund::ALL.iter().all(known));
    assert!(CHANNELS.iter().all(|row| row.fund.is_some() == (row.benefit == Benefit::AisFund)));
}

#[test]
fn what_this_project_opened_by_itself_is_agriculture_alone() {
    let proposed: Vec<_> = CHANNELS.iter().filter(|row| row.confidence == Confidence::Proposed).collect();

    assert_eq!(proposed.iter().map(|row| (row.benefit, row.release)).collect::<Vec<_>>(), [(Benefit::Cisoa, Release::Both)]);
    assert_eq!(institute_rows().len(), CHANNELS.len() - 1);
}

#[test]
fn what_no_message_says_of_the_older_procedures_is_remembered() {
    let remembered = CHANNELS.iter().filter(|row| row.confidence == Confidence::Remembered);

    assert!(remembered.clone().all(|row| row.release == Release::Legacy));
    assert_eq!(remembered.count(), 17);
}

#[test]
fn every_name_is_read_back_as_its_value() {
    assert!(Channel::ALL.iter().all(|channel| channel.as_str().parse() == Ok(*channel)));
    assert!(Release::ALL.iter().all(|release| release.as_str().parse() == Ok(*release)));
    assert!(Audience::ALL.iter().all(|audience| audience.as_str().parse() == Ok(*audience)));
}

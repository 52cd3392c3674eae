//! The day of a meeting whose own clause names none: that of the report, of what was told just before, or
//! of the section.

use chrono::NaiveDate;

use super::scene::Scene;
use super::trigger::{self, Trigger, Word};
use super::when;
use crate::base::date::FuzzyDate;
use crate::extract::meeting::{Kind, Status, When};
use crate::lang::lexicon::triggers::Frame;
use crate::lang::tag::Tense;

/// The day that the context lends. `open`: no phrase of time is told of the meeting; a day of its own
/// without a year, or a vague one, is not that of the sentence before.
pub(super) fn day(
    scene: &Scene<'_>,
    trigger: &Trigger,
    status: Status,
    published: Option<NaiveDate>,
    open: bool,
) -> Option<When> {
    if trigger.word == Word::Verb(Frame::Invite) {
        // The day of an invitation is not that of the visit.
        return None;
    }
    let of_report = report_day(status, published);
    let of_context = || context_day(scene, status, published).filter(|_| open && !tells_earlier(scene, trigger));
    of_report.or_else(of_context)
}

/// "прежде они беседовали в Осло", "в прошлый раз виделись в Риге": on another day than the one just told.
pub(super) fn tells_earlier(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let clause = scene.clauses.index_of(trigger.token);
    let earlier = |t: usize| scene.context.triggers().assembly.earlier.has(scene.parsed().lemma(t));
    scene.tokens.clone().any(|t| scene.clauses.index_of(t) == clause && earlier(t))
}

/// A meeting that is going on is dated to the day of the report.
fn report_day(status: Status, published: Option<NaiveDate>) -> Option<When> {
    let day = published.filter(|_| status == Status::Ongoing)?;
    Some(When { value: FuzzyDate::day(day), span: None, disputed: false })
}

/// "завершился саммит": news of an end is told on its day.
pub(super) fn day_of_end(
    scene: &Scene<'_>,
    trigger: &Trigger,
    status: Status,
    published: Option<NaiveDate>,
) -> Option<When> {
    let parsed = scene.parsed();
    let predicate = scene.clause(trigger.token).and_then(|c| c.predicate)?;
    let ended = scene.context.triggers().status.ends.has(parsed.lemma(predicate));
    let told = ended && parsed.tag(predicate).tense == Some(Tense::Past) && scene.preposition(trigger.token).is_none();
    let day = published.filter(|_| told && status == Status::Held)?;
    Some(When { value: FuzzyDate::day(day), span: None, disputed: false })
}

/// "днём она встретилась с послом": an hour without a day is of the day of the report.
pub(super) fn hour_of_report(scene: &Scene<'_>, trigger: &Trigger, published: Option<NaiveDate>) -> Option<When> {
    let clause = scene.clauses.index_of(trigger.token);
    let hour = scene.times.iter().find(|t| t.clock_only && scene.clauses.index_of(t.tokens.start) == clause)?;
    Some(When { value: FuzzyDate::day(published?), span: Some(hour.span), disputed: false })
}

/// Whether the sentence names a gathering: "встретиться на полях форума".
fn names_gathering(scene: &Scene<'_>) -> bool {
    let noun = |t: usize| scene.context.triggers().noun(scene.parsed().lemma(t));
    let gathers = |t: usize| noun(t).and_then(|n| trigger::kind_named(&n.kind)).is_some_and(Kind::is_gathering);
    scene.tokens.clone().any(gathers)
}

/// A day named just before, where it can be the day of a meeting with this status.
fn context_day(scene: &Scene<'_>, status: Status, published: Option<NaiveDate>) -> Option<When> {
    let fits = |value: FuzzyDate| match (status, published) {
        (Status::Held, Some(day)) => value.start() <= day,
        (Status::Planned, Some(day)) => value.end() >= day,
        // "Раунд пройдёт в среду. Ким предлагает встретиться": on a day that nobody told, unless it is on the
        // fringes of what was told.
        (Status::Proposed, Some(day)) => value.end() >= day && names_gathering(scene),
        _ => status == Status::Held,
    };
    let near = when::before(&scene.context, scene.sentence, status == Status::Held, fits);
    let value = near.or_else(|| when::of_section(&scene.context, scene.sentence).filter(|v| fits(*v)))?;
    Some(When { value, span: None, disputed: false })
}

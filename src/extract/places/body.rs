//! Known organisations, and bodies that many states have. A body with its owner is one organisation:
//! "МИД Турции", "турецкий МИД", "совет директоров Банка России"; alone it is the one last spoken of.

use super::context::Context;
use super::known::{needs_owner, seen};
use super::{Sighting, What, rules};
use crate::extract::mention::EntityKind;
use crate::lang::gazetteer::{Doubt, Found, Sort, Usage};
use crate::lang::lexicon::organisations::Category;
use crate::lang::tag::Case;
use crate::lang::token::Shape;

/// The organisation that a found phrase names.
pub(super) fn organisation(context: &Context<'_>, found: &Found<'_>, category: Category) -> Option<Sighting> {
    let believed = match found.doubt {
        Doubt::Quoted => context.quoted(found.tokens.start),
        Doubt::Common => !context.begins_sentence(found.tokens.start) || context.quoted(found.tokens.start),
        Doubt::Nothing | Doubt::Personal => true,
    };
    if !believed || (context.shouted && is_short(context, found)) {
        return None;
    }
    match category {
        Category::Body | Category::OwnedBody => body(context, found, category),
        _ => {
            let what = What::new(EntityKind::Organisation, &*found.name.text, found.name.country.as_deref());
            let mut sighting = seen(context, found, EntityKind::Organisation, what, rules::ORGANISATION);
            if category == Category::National {
                extend_over_own_state(context, found, &mut sighting);
            }
            Some(sighting)
        }
    }
}

/// Among words in capitals an abbreviation of two letters may be any word.
fn is_short(context: &Context<'_>, found: &Found<'_>) -> bool {
    found.tokens.len() == 1 && context.form(found.head).chars().count() < 3
}

/// "Верховная рада Украины": the state of a body that only it has belongs to the name.
fn extend_over_own_state(context: &Context<'_>, found: &Found<'_>, sighting: &mut Sighting) {
    let owner = context.known(found.tokens.end).filter(|f| f.usage == Usage::Name && f.cases.has(Case::Gen));
    if let Some(owner) = owner
        && owner.name.sort == Sort::State
        && found.name.country.as_deref() == Some(&*owner.name.text)
    {
        sighting.tokens.end = owner.tokens.end;
    }
}

fn body(context: &Context<'_>, found: &Found<'_>, category: Category) -> Option<Sighting> {
    let Some(owner) = owner(context, found.tokens.end) else {
        let part_of_name = context.shape(found.tokens.end) == Shape::Capital;
        if needs_owner(category)
            || part_of_name && context.is_personal(found.tokens.end) && category == Category::OwnedBody
        {
            return None;
        }
        let what = What::new(EntityKind::Organisation, found.text, None);
        let mut sighting = seen(context, found, EntityKind::Organisation, what, rules::BODY);
        sighting.body = Some(found.name.text.to_string());
        return Some(sighting);
    };
    let mut sighting = owned(context, found, &owner);
    sighting.tokens.end = owner.tokens.end;
    Some(sighting)
}

/// The owner in the genitive after a body: a state, region, city or organisation.
fn owner<'c>(context: &Context<'c>, at: usize) -> Option<Found<'c>> {
    let owner = context.known(at).filter(|f| f.usage == Usage::Name && f.cases.has(Case::Gen))?;
    let bare = matches!(owner.name.sort, Sort::Organisation(Category::Media | Category::Body | Category::OwnedBody));
    (!bare && owner.doubt != Doubt::Quoted).then_some(owner)
}

/// "турецкий МИД": the sighting that begins at the adjective.
pub(super) fn of_adjective(context: &Context<'_>, adjective: &Found<'_>) -> Option<Sighting> {
    let next = context.known(adjective.tokens.end).filter(|f| f.usage == Usage::Name)?;
    let is_body = matches!(next.name.sort, Sort::Organisation(Category::Body | Category::OwnedBody));
    let agrees = !adjective.cases.and(next.cases).is_empty() && adjective.name.sort == Sort::State;
    if !is_body || !agrees {
        return None;
    }
    let mut sighting = owned(context, &next, adjective);
    sighting.tokens.start = adjective.tokens.start;
    sighting.cases = context.narrowed(adjective.cases.and(next.cases), context.preposition(adjective.tokens.start));
    Some(sighting)
}

/// The body of an owner: known by the short name of both, shown by the fullest the text has.
fn owned(context: &Context<'_>, found: &Found<'_>, owner: &Found<'_>) -> Sighting {
    let genitive = &owner.name.genitive;
    let country = owner.name.country.as_deref();
    let mut what = What::new(EntityKind::Organisation, format!("{} {genitive}", found.name.text), country);
    what.fuller = Some(format!("{} {genitive}", found.text));
    let mut sighting = seen(context, found, EntityKind::Organisation, what, rules::BODY);
    sighting.body = Some(found.name.text.to_string());
    sighting
}

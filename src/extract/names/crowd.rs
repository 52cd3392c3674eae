//! People by what they are, whom only the preposition makes a side: "встретился с отельерами", "беседа со
//! вдовами шахтёров". Any noun for several people will do.

use super::phrase::{Outer, Phrase, Titles};
use crate::lang::lexicon::titles::{Head, Level};
use crate::lang::morph::Reading;
use crate::lang::tag::{Case, Number, Pos};
use crate::lang::token::Shape;

impl Titles<'_> {
    /// "с отельерами", "с вдовами и сиротами": any noun for several people is a side after "с".
    pub(super) fn crowd(&self, token: usize, outer: Option<Outer>, floor: usize) -> Option<Phrase> {
        let parsed = self.scene.parsed;
        if outer.is_some()
            || parsed.shape(token) != Shape::Lower
            || !self.is_beside(token, 3)
            || !self.stands_alone(token)
        {
            return None;
        }
        let people = |r: &&Reading| {
            let noun = r.tag.pos == Pos::Noun && r.tag.number == Some(Number::Plur) && r.tag.animate == Some(true);
            noun && r.tag.case == Some(Case::Ins)
        };
        let reading = parsed.readings(token).iter().find(people)?;
        let titles = &self.scene.names.titles;
        let listed = titles.head(&reading.lemma);
        let ranked = listed.is_some_and(|h| h.people || matches!(h.level, Some(Level::Leaders | Level::Ministers)));
        if ranked || titles.is_no_crowd(&reading.lemma) || !self.is_likely(token, &reading.lemma) {
            return None;
        }
        let mut phrase = self.of_reading(token, (reading, Number::Plur), &Head::HUMAN, (outer, floor))?;
        phrase.crowd = phrase.holders.is_empty();
        phrase.crowd.then_some(phrase)
    }

    /// Whether a noun stands after "с", or in a row of such nouns.
    fn is_beside(&self, token: usize, depth: u8) -> bool {
        let parsed = self.scene.parsed;
        let start = self.scene.sentence_start(token);
        let mut before = (start..token).rev().skip_while(|&t| parsed.tag(t).is_attribute());
        let Some(at) = before.next() else { return false };
        if parsed.tag(at).pos == Pos::Adp {
            return self.scene.language.lexicon.triggers.grammar.with.has(parsed.lemma(at));
        }
        let people = |t: usize| {
            let of =
                |r: &Reading| r.tag.is_noun() && r.tag.case == Some(Case::Ins) && r.tag.number == Some(Number::Plur);
            parsed.tag(t).animate == Some(true) && parsed.readings(t).iter().any(of)
        };
        depth > 0 && at > start && self.is_joint(at) && people(at - 1) && self.is_beside(at - 1, depth - 1)
    }
}

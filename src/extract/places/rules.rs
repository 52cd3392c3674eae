//! The table of the rules of places.

use crate::extract::registry::{Family, Rule, RuleId};

macro_rules! rules {
    ($($name:ident = $code:literal: $summary:literal;)+) => {
        $(pub(super) const $name: RuleId = RuleId($code);)+
        /// The rules of this family, by code.
        pub const RULES: &[Rule] = &[
            $(Rule { id: RuleId($code), family: Family::Places, summary: $summary }),+
        ];
    };
}

rules! {
    STATE = "P01": "the name of a state, a party or a place: «Турция предложила», «в Турции»";
    ADJECTIVE = "P02": "the adjective of a state or city: «американский», «российско-украинские», «стамбульские»";
    PEOPLE = "P03": "a people as its state: «американцы настаивают»";
    CAPITAL_PARTY = "P04": "a capital that acts for its state: «Москва и Киев договорились»";
    CAPITAL_PLACE = "P05": "a capital where things happen: «в Киеве», «мэр Парижа»";
    CAPITAL_NOUN = "P06": "a capital by its noun: «столица Катара», «в российской столице»";
    CITY = "P07": "a known city or region: «в Стамбуле»";
    LAND = "P08": "a land of several states: «на Ближнем Востоке», «Европа ответила»";
    VENUE = "P09": "a known venue: «в Бочаровом Ручье»";
    SEAT = "P10": "the seat of a body, the body or the house: «Кремль ответил», «в Кремле»";
    REGION = "P11": "a part of a state by its adjective: «Ростовская область»";
    SETTLEMENT = "P12": "the name after a noun of settlement: «в селе Крынки»";
    TOPONYM = "P13": "a toponym of the dictionary: «Таганрог»";
    UNKNOWN_PLACE = "P14": "an unknown name after «в»: «в Хорасане»";
    VENUE_NOUN = "P15": "a venue by its noun: «отель «Риц»», «аэропорт Внуково», «Янтарный дворец»";
    ORGANISATION = "P20": "a known organisation: «Большая семёрка», «в МАГАТЭ»";
    BODY = "P21": "a body of a state with its owner: «МИД Турции», «турецкий МИД»";
    QUOTED = "P22": "a head noun and a name in quotes: «компания «Сильвинит»»";
    NAMED_HEAD = "P23": "a capital head and a genitive: «Институт мира», «министерство цифрового развития»";
    LATIN = "P24": "words in Latin letters: «Lockheed Martin»";
    ABBREVIATION = "P25": "unknown capitals: «ВАПП»";
    PREFIXED = "P26": "one-word names of state bodies: «Минтруд», «Росархив»";
}

//! The entities of one article while it is being read: an interning table from kind and name to one
//! [`EntityId`]. It must not decide what is an entity, nor whether two names are one: rules do.

use rustc_hash::FxHashMap;

use super::mention::{Entity, EntityId, EntityKind};

/// A growing table of entities; an id stays valid until [`Entities::into_vec`].
#[derive(Clone, Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    by_name: FxHashMap<(EntityKind, String), EntityId>,
}

impl Entities {
    /// The entity of this kind and name, made where there is none. Names are told apart by folded
    /// form, so "Соединённые Штаты" and "Соединенные Штаты" are one; the first spelling stays.
    pub fn intern(&mut self, kind: EntityKind, name: &str) -> EntityId {
        let key = (kind, fold(name));
        if let Some(&id) = self.by_name.get(&key) {
            return id;
        }
        let id = self.add(kind, name);
        self.by_name.insert(key, id);
        id
    }

    /// A new entity even where one of this kind and name exists: a second man of one surname, an
    /// office that is held by somebody else. [`Entities::find_by_name`] keeps giving the first.
    pub fn add(&mut self, kind: EntityKind, name: &str) -> EntityId {
        let id = EntityId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(Entity {
            kind,
            name: name.to_owned(),
            role: None,
            country: None,
            members: Vec::new(),
            nameless: false,
        });
        id
    }

    /// Makes `name` one more key of an entity: "Умеров" of "Рустем Умеров". The first owner of a key
    /// keeps it.
    pub fn alias(&mut self, id: EntityId, name: &str) {
        if let Some(kind) = self.get(id).map(|entity| entity.kind) {
            self.by_name.entry((kind, fold(name))).or_insert(id);
        }
    }

    /// Gives an entity a fuller name; the old one stays a key of it.
    pub fn rename(&mut self, id: EntityId, name: &str) {
        self.alias(id, name);
        if let Some(entity) = self.get_mut(id) {
            name.clone_into(&mut entity.name);
        }
    }

    /// Joins what `from` knows into `into` and makes all names of `from` name it. The row of `from`
    /// stays, so that ids do not shift: the caller moves its mentions.
    pub fn merge(&mut self, into: EntityId, from: EntityId) {
        let (true, Some(taken)) = (into != from, self.get(from).cloned()) else { return };
        if let Some(entity) = self.get_mut(into) {
            entity.role = entity.role.take().or(taken.role);
            entity.country = entity.country.take().or(taken.country);
            entity.nameless &= taken.nameless;
            let known: Vec<EntityId> = entity.members.clone();
            entity.members.extend(taken.members.into_iter().filter(|member| !known.contains(member)));
        }
        for owner in self.by_name.values_mut().filter(|owner| **owner == from) {
            *owner = into;
        }
        for entity in &mut self.list {
            for member in entity.members.iter_mut().filter(|member| **member == from) {
                *member = into;
            }
        }
    }

    /// An entity by id.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.list.get(id.index())
    }

    /// An entity by id, to add what is learnt of it. Change its name by [`Entities::rename`] only.
    pub fn get_mut(&mut self, id: EntityId) -> Option<&mut Entity> {
        self.list.get_mut(id.index())
    }

    /// The entity of this kind that has this name or alias, whatever its case and `ё`.
    #[must_use]
    pub fn find_by_name(&self, kind: EntityKind, name: &str) -> Option<EntityId> {
        self.by_name.get(&(kind, fold(name))).copied()
    }

    /// All entities with their ids, in order of first mention.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        (0..).map(EntityId).zip(&self.list)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The finished table; an [`EntityId`] is an index into it.
    #[must_use]
    pub fn into_vec(self) -> Vec<Entity> {
        self.list
    }
}

/// The key of a name: lower case, `ё` as `е`.
fn fold(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_entity_whatever_its_case_and_yo() {
        let mut entities = Entities::default();
        let first = entities.intern(EntityKind::State, "Соединённые Штаты");
        assert_eq!(entities.intern(EntityKind::State, "СОЕДИНЕННЫЕ ШТАТЫ"), first);
        assert_ne!(entities.intern(EntityKind::Place, "Соединённые Штаты"), first);
        assert_eq!(entities.get(first).map(|e| e.name.as_str()), Some("Соединённые Штаты"));
    }

    #[test]
    fn a_renamed_entity_is_found_by_both_names() {
        let mut entities = Entities::default();
        let id = entities.intern(EntityKind::Person, "Умеров");
        entities.rename(id, "Рустем Умеров");
        assert_eq!(entities.find_by_name(EntityKind::Person, "умеров"), Some(id));
        assert_eq!(entities.find_by_name(EntityKind::Person, "Рустем Умеров"), Some(id));
        assert_eq!(entities.get(id).map(|e| e.name.as_str()), Some("Рустем Умеров"));
    }

    #[test]
    fn a_merged_entity_leaves_its_names_and_facts_to_the_other() {
        let mut entities = Entities::default();
        let full = entities.intern(EntityKind::Person, "Стив Уиткофф");
        let other = entities.intern(EntityKind::Person, "Виткофф");
        if let Some(entity) = entities.get_mut(other) {
            entity.role = Some("спецпосланник".to_owned());
        }
        entities.merge(full, other);
        assert_eq!(entities.find_by_name(EntityKind::Person, "Виткофф"), Some(full));
        assert_eq!(entities.get(full).and_then(|e| e.role.as_deref()), Some("спецпосланник"));
        assert_eq!(entities.len(), 2, "rows never shift");
    }

    #[test]
    fn namesakes_can_be_added_apart() {
        let mut entities = Entities::default();
        let father = entities.intern(EntityKind::Person, "Буш");
        let son = entities.add(EntityKind::Person, "Буш");
        assert_ne!(father, son);
        assert_eq!(entities.find_by_name(EntityKind::Person, "Буш"), Some(father));
    }
}

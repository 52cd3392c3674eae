//! A generator of numbers, the same in every run (xorshift), for whatever makes up a collection.

/// The state of the generator, which must not be zero.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below the limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }

    /// The same; low numbers come more often: a few meet all the time.
    pub(crate) fn skewed(&mut self, limit: u64) -> u64 {
        let first = self.below(limit);
        self.below(first + 1)
    }

    /// One of the values.
    pub(crate) fn one_of<T: Clone>(&mut self, values: &[T]) -> Option<T> {
        values.get(self.index(values.len())).cloned()
    }

    /// The place of one of so many.
    pub(crate) fn index(&mut self, count: usize) -> usize {
        usize::try_from(self.below(count as u64)).unwrap_or_default()
    }
}

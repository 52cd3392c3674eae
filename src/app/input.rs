//! Stand-in.
#![allow(missing_docs)]
use super::command::Command;
#[derive(Clone, Debug, Default)]
pub struct Input(String);
impl From<String> for Input {
    fn from(s: String) -> Self {
        Self(s)
    }
}
impl Input {
    pub fn value(&self) -> &str {
        &self.0
    }
    pub fn edit(&mut self, c: Command) {
        if c == Command::DeleteLeft {
            self.0.pop();
        }
    }
    pub fn insert(&mut self, s: &str) {
        self.0.push_str(s)
    }
    pub fn cursor(&self) -> usize {
        self.0.len()
    }
}

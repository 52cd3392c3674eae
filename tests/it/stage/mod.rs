//! What tests share: a collection built by hand, and a session that presses keys and looks.

pub(crate) mod collection;
pub(crate) mod session;

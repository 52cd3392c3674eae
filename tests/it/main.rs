//! The integration tests, in one binary so that they link once.

mod cli;
mod load;
mod props;
mod support;
mod tidy;

//! Floor 6: state to cells. Drawing reads and never changes anything.

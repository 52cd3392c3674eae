//! Untrusted text made safe to show: escape sequences, control characters, bidirectional overrides and invisible characters.

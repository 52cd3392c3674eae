//! Floor 9: arguments to options, and the commands that need no screen.

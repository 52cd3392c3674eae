//! Floor 7: defaults from assets and the user's file to settings.

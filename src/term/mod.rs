//! Floor 8: the terminal, threads, files and the clock.

"""Many people: a line each in, a line each out, in the same order, in memory that does not grow."""

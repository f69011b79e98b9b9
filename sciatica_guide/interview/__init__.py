"""The questions at a terminal."""

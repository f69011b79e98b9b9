"""Which version of the program this is; packaging reads it too."""

__version__ = "0.2.0"

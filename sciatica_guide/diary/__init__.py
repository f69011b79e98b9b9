"""The diary: numbers a person notes from day to day, kept only once a diary command is used, and only here."""

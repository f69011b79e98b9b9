"""The same command as `sciatica-guide`, for `python -m sciatica_guide`."""

from sciatica_guide.cli.main import command

command()

"""`sciatica-guide sources`."""


def command() -> None:
    """Every source, with the short name that a report prints."""
    from sciatica_guide.render import output
    from sciatica_guide.report import about as reference

    output.write(reference.sources(output.width(None)), None)

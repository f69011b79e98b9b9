"""`sciatica-guide sources`."""


def command() -> None:
    """Every source, with the short name that a report prints."""
    from sciatica_guide import output, reference

    output.write(reference.sources(output.width(None)), None)

"""`sciatica-guide about`."""


def command() -> None:
    """What this guide is for, whom it is not for, who made it and when it was reviewed."""
    from sciatica_guide import output, reference

    output.write(reference.about(output.width(None)), None)

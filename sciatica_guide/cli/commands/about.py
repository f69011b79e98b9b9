"""`sciatica-guide about`."""


def command() -> None:
    """What this guide is for, whom it is not for, who made it and when it was reviewed."""
    from sciatica_guide.render import output
    from sciatica_guide.report import about as reference

    output.write(reference.about(output.width(None)), None)

"""`sciatica-guide about`."""


def command() -> None:
    """What this guide is for, whom it is not for, who made it and when it was reviewed."""
    from sciatica_guide.render import output
    from sciatica_guide.render.formats import render
    from sciatica_guide.report import about

    output.write(render(about.about(), width=output.width(None)), None)

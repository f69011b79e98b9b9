"""`sciatica-guide sources`."""


def command() -> None:
    """Every source, with the short name that a report prints."""
    from sciatica_guide.render import output
    from sciatica_guide.render.formats import render
    from sciatica_guide.report import about

    output.write(render(about.sources(), width=output.width(None)), None)

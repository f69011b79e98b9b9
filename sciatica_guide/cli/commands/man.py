"""`sciatica-guide man`."""


def command() -> None:
    """The manual page, made from this help. To read it: sciatica-guide man | man -l -"""
    from sciatica_guide.cli.shell import man, tree
    from sciatica_guide.render import output

    output.write(man.page(tree.tree()), None)

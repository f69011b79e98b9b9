"""`sciatica-guide man`."""


def command() -> None:
    """The manual page, made from this help. To read it: sciatica-guide man | man -l -"""
    from sciatica_guide import output
    from sciatica_guide.shell import man, tree

    output.write(man.page(tree.tree()), None)

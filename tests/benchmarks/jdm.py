"""Our guideline in the format of zen-engine (JDM): one decision table that collects, or one expression."""

import json

from sciatica_guide.assessment.answers import DERIVED, collect
from sciatica_guide.guideline.model import Range

SEVERAL, ONE, NUMBER = "several", "one", "number"


def kinds(guideline):
    """What each fact is to zen: a list of codes, one code, or a number."""
    asked = {
        id_: NUMBER if question.band else ONE if question.kind == "one" else SEVERAL
        for id_, question in guideline.questions.items()
    }
    return asked | dict.fromkeys(DERIVED, SEVERAL)


def table(guideline):
    """A rule a row and a fact a column; an empty cell asks nothing."""
    columns = {
        name: f"in-{name}" for name in kinds(guideline) if any(name in one.when.cells for one in guideline.rules)
    }
    rows = []
    for rule in guideline.rules:
        cells = {
            column: _test("$", rule.when.cells.get(name), kinds(guideline)[name]) for name, column in columns.items()
        }
        rows.append({"_id": rule.id, "out-id": f"'{rule.id}'"} | cells)
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": column, "name": name, "field": name} for name, column in columns.items()],
        "outputs": [{"id": "out-id", "name": "id", "field": "id"}],
        "rules": rows,
    }
    place = {"position": {"x": 0, "y": 0}}
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"} | place,
            {"id": "rules", "name": "rules", "type": "decisionTableNode", "content": content} | place,
            {"id": "out", "name": "out", "type": "outputNode"} | place,
        ],
        "edges": [
            {"id": "to", "type": "edge", "sourceId": "in", "targetId": "rules"},
            {"id": "from", "type": "edge", "sourceId": "rules", "targetId": "out"},
        ],
    }


def expression(guideline):
    """The same rules as one expression: a list of ids, and null for each rule that does not hold."""
    kind, parts = kinds(guideline), []
    for rule in guideline.rules:
        held = " and ".join(_test(name, cell, kind[name]) for name, cell in rule.when.cells.items())
        parts.append(f"({held}) ? '{rule.id}' : null")
    return f"[{', '.join(parts)}]"


def context(guideline, told):
    """What zen gets of a person: the facts that our rules see, with medicines recognised for it already.

    What is not answered is an empty list, no code, or a number below every band.
    """
    facts = collect(guideline, told).facts
    empty = {SEVERAL: [], ONE: "", NUMBER: -1}
    found = {}
    for name, kind in kinds(guideline).items():
        fact = facts.get(name, empty[kind])
        found[name] = fact if name not in facts or isinstance(fact, int) else sorted(fact)
        if kind == ONE and name in facts:
            (found[name],) = fact
    return found


def _test(subject, cell, kind):
    if cell is None:
        return ""
    if isinstance(cell, Range):
        return f"{subject} >= {cell.minimum} and {subject} <= {cell.maximum}"
    codes = json.dumps(sorted(cell)).replace('"', "'")
    return f"{subject} in {codes}" if kind == ONE else f"some({subject}, # in {codes})"

"""Decisions a second, ours with the answers behind each finding, beside zen-engine on the same rules.

    pip install -e '.[dev,bench]' && python tests/benchmarks/decisions.py

Both get the same 2,000 people and must find the same. Ours starts from raw answers: it checks them, recognises the
medicines, and gives levels and reasons as well; zen is handed the facts that the rules see, and gives the ids of rules.
"""

import gc
import json
import statistics
import sys
import time
from pathlib import Path

import jdm
import zen

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from people import drawn, guideline

from sciatica_guide.assessment.decision_table import DecisionTable

PEOPLE, ROUNDS = 2_000, 7
BEFORE = 20_000
"""People decided about before the clock starts, so that the rate is that of a long list: ours keeps what it learnt."""
OURS = "ours, with reasons and both levels"
OURS_LEVELS = "ours, levels and ids"
TRACE, EXPRESSION = "zen, table from a static loader, with trace", "zen, one compiled expression"


def routes():
    """Each way to decide, as a function of a person and of that person's facts that gives the ids found."""
    guide = guideline()
    quick = DecisionTable(guide)
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"guide": jdm.table(guide)}}})
    decision = engine.create_decision(json.dumps(jdm.table(guide)))
    compiled = zen.compile_expression(jdm.expression(guide))

    def explained(told, _):
        found = quick.decide(told)
        return (found.urgency, found.acupuncture, found.findings())[2]

    def levels(told, _):
        found = quick.decide(told)
        return (found.urgency, found.acupuncture, found.ids())[2]

    return {
        OURS: (explained, lambda found: [finding.rule.id for finding in found]),
        OURS_LEVELS: (levels, list),
        "zen, table by create_decision": (lambda _, facts: decision.evaluate(facts), _ids),
        "zen, table from a static loader": (lambda _, facts: engine.evaluate("guide", facts), _ids),
        TRACE: (lambda _, facts: engine.evaluate("guide", facts, {"trace": True}), _ids),
        EXPRESSION: (lambda _, facts: compiled.evaluate(facts), lambda found: [id_ for id_ in found if id_]),
    }


def _ids(response):
    return [row["id"] for row in response["result"]]


def main():
    everybody = [person.told for person in drawn(PEOPLE * (ROUNDS + 1) + BEFORE)]
    earlier, others = everybody[:BEFORE], everybody[BEFORE:]
    rounds = [others[n :: ROUNDS + 1] for n in range(ROUNDS + 1)]
    ways = routes()
    seconds = {name: [] for name in ways}
    for number, people in enumerate(rounds):
        facts = [jdm.context(guideline(), told) for told in people]
        if not number:
            _compare(ways, people, facts)
            for told in earlier:
                ways[OURS][0](told, None)
            gc.freeze()  # so that nobody's time depends on how many people wait in memory
            continue
        for name, (decide, _) in ways.items():
            start = time.perf_counter()
            for told, known in zip(people, facts, strict=True):
                decide(told, known)
            seconds[name].append(time.perf_counter() - start)
    print(
        f"Python {sys.version.split()[0]}; {PEOPLE:,} people, the same findings from all ways; then, {BEFORE:,} people"
    )
    print(f"later, {ROUNDS} rounds of {PEOPLE:,} others, medians\n")
    print("| way | decisions a second | ours with reasons against it |\n|---|---|---|")
    for name, taken in seconds.items():
        ratio = statistics.median(other / own for own, other in zip(seconds[OURS], taken, strict=True))
        print(f"| {name} | {PEOPLE / statistics.median(taken):,.0f} | {ratio:.1f} times |")


def _compare(ways, people, facts):
    for told, known in zip(people, facts, strict=True):
        first, *others = (sorted(ids(decide(told, known))) for decide, ids in ways.values())
        if any(other != first for other in others):
            sys.exit(f"The ways differ about {told}.")


if __name__ == "__main__":
    main()

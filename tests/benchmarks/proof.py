"""How long the safety properties take to prove: python tests/benchmarks/proof.py prints seconds and a ratio of one run.

The bar is 2 s for all of them, with the tables read but nothing worked out beforehand. The ratio compares with judging
one person a thousand times: what a sample of that size would cost.
"""

from clock import best

from sciatica_guide.assessment.assess import assess
from sciatica_guide.guideline.manifest import EDITIONS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import prove_all
from sciatica_guide.proof.space import Space

BAR = 2.0
ROUNDS = 5


def main() -> None:
    guides = [guideline(edition) for edition in EDITIONS]
    stated = [(guide, load_properties(guide).properties) for guide in guides]

    def proving() -> None:
        broken = [str(found) for guide, properties in stated for found in prove_all(properties, Space(guide))]
        assert not broken, "\n".join(broken)

    def sampling() -> None:
        for _ in range(1000):
            assess({"leg_signs": ["foot_drop"], "age": 70})

    all_of_them, sample = best(proving, ROUNDS), best(sampling, ROUNDS)
    verdict = f"{'within' if all_of_them < BAR else 'over'} {BAR:g} s"
    count = sum(len(properties) for _, properties in stated)
    print(f"{count} properties, every set of answers: {all_of_them:.2f} s ({verdict})")
    print(f"one person a thousand times: {sample:.2f} s; the proof takes {all_of_them / sample:.1f} times as long")


if __name__ == "__main__":
    main()

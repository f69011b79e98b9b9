"""What came of one person's answers, worked out only as far as it is asked for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sciatica_guide.decisions.masks import bits, worst
from sciatica_guide.decisions.told import Told
from sciatica_guide.triage import Finding

if TYPE_CHECKING:
    from sciatica_guide.decisions.table import DecisionTable


class Decision(NamedTuple):
    """What the guideline finds in one person's answers; `fired` is the ways to rules that hold, a bit each."""

    table: "DecisionTable"
    fired: int
    told: Mapping[str, Told]
    complete: bool
    settled: bool
    """Whether no question is open that a level waits for."""

    @property
    def urgency(self) -> str:
        """The code of the level (contract, section 2)."""
        return worst(self.table.urgency[self.settled], self.fired)

    @property
    def acupuncture(self) -> str:
        """The code of the level (contract, section 2)."""
        return worst(self.table.acupuncture[self.settled], self.fired)

    def ids(self) -> list[str]:
        """The findings by id, in the order of `triage.find`."""
        bare = self.table.bare
        return list(dict.fromkeys(bare[bit].rule.id for bit in bits(self.fired)))

    def findings(self) -> list[Finding]:
        """The findings with the answers that each rests on, as `triage.find` gives them."""
        table, told = self.table, self.told
        first = {table.bare[bit].rule.id: bit for bit in reversed(bits(self.fired))}
        return [
            table.explained[id_].get(table.key(bit, told)) or table.explain(bit, told)
            for id_, bit in reversed(first.items())
        ]

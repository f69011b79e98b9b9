"""The guide has what a decision aid must have, criterion by criterion; run as a program, this prints the table."""

import tomllib

import ipdas_checks
import pytest
from cases import FOLDER
from ipdas_checks import GUIDE, folded, printed, report
from people import QUIET

from sciatica_guide import assess

CRITERIA = tomllib.loads((FOLDER / "ipdas.toml").read_text(encoding="utf-8"))["criterion"]
ADVICE = {advice.id: advice for advice in GUIDE.advice}


def lacking(row):
    """What a criterion asks for that is not there; nothing when it is met."""
    says = assess(QUIET, "GB").speech.says
    advice = [
        id_
        for id_ in row.get("recommendations", ())
        if folded(says(ADVICE[id_].cells[0] if ADVICE[id_].cells else ADVICE[id_].text)) not in report()
    ]
    words = {
        id_: says(getattr(GUIDE.words, id_)).replace("{next_review}", str(GUIDE.next_review))
        for id_ in row.get("words", ())
    }
    said = [phrase for phrase in row.get("says", ()) if phrase not in printed().lower()]
    computed = getattr(ipdas_checks, row["computed"])() if "computed" in row else []
    return [*advice, *(id_ for id_, text in words.items() if text not in printed()), *said, *computed]


def checked(row):
    """What is looked at for a criterion, in a few words."""
    named = [f"`{id_}`" for id_ in (*row.get("recommendations", ()), *row.get("words", ()))]
    return "; ".join(
        [*named, *([getattr(ipdas_checks, row["computed"]).__doc__.rstrip(".")] if "computed" in row else [])]
    )


def table():
    """The criteria as a table in Markdown, and how many are met."""
    rows = ["| | It must | How the guide does it | What is checked | Met |", "|---|---|---|---|---|"]
    for row in CRITERIA:
        met = "yes" if not lacking(row) else f"no: {', '.join(lacking(row))}"
        rows.append(f"| {row['id']} | {row['criterion']} | {row['met_by']} | {checked(row)} | {met} |")
    for kind in ("qualifying", "certifying"):
        of_kind = [row for row in CRITERIA if row["kind"] == kind]
        rows.append(f"\n{kind.capitalize()}: {sum(not lacking(row) for row in of_kind)} of {len(of_kind)} met.")
    return "\n".join(rows)


def test_all_the_criteria_are_here():
    """There are 6 to qualify and 10 to be certified, and each has something to check."""
    assert [row["id"] for row in CRITERIA] == [f"Q{n}" for n in range(1, 7)] + [f"C{n}" for n in range(1, 11)]
    assert [row["kind"] for row in CRITERIA] == ["qualifying"] * 6 + ["certifying"] * 10
    assert [row["id"] for row in CRITERIA if not checked(row)] == []


@pytest.mark.parametrize("row", CRITERIA, ids=[row["id"] for row in CRITERIA])
def test_the_criterion_is_met(row):
    """All that the criterion asks for is printed, and its check finds nothing wanting."""
    assert lacking(row) == []


def test_the_table_shows_every_criterion():
    """The printed table has a row for each criterion, and counts what is met."""
    assert [line.split(" | ")[0] for line in table().splitlines()[2:18]] == [f"| {row['id']}" for row in CRITERIA]
    assert table().endswith("Qualifying: 6 of 6 met.\n\nCertifying: 10 of 10 met.")


if __name__ == "__main__":
    print(table())

"""Readers of what the interview says and hears: a checked Row in, its sentences, groups and phrases out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sciatica_guide.guideline.rows import Row
from sciatica_guide.guideline.words import InterviewWords, Phrases


def interview_words(row: Row) -> InterviewWords:
    sentences = [name for name in InterviewWords._fields if name not in ("opening", "groups", "contradictions", "they")]
    said = {name: row.text(name) for name in sentences}
    return InterviewWords(opening=row.texts("opening"), **said, groups={}, contradictions={}, they={})


def groups(rows: Iterable[Row], codes: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
    """The titles of groups by question and first answer; what a group holds has to stand together in the question."""
    titles: dict[str, dict[str, str]] = {}
    for row in rows:
        question, title = row.choice("question", codes), row.text("title")
        held, offered = row.texts("codes", codes[question]), list(codes[question])
        place = offered.index(held[0])
        if tuple(offered[place : place + len(held)]) != held:
            raise row.broken("codes", "do not stand together in the question.", "Name them in its order.")
        titles.setdefault(question, {})[held[0]] = title
    return titles


def about_them(row: Row, codes: Mapping[str, Collection[str]], parts: Collection[str]) -> dict[str, str]:
    """How questions are put to whoever answers for somebody else."""
    known = {*codes, *(f"{id_}.{code}" for id_ in codes for code in codes[id_]), *(f"part.{id_}" for id_ in parts)}
    for name in row.fields.keys() - known:
        raise row.broken(name, "is no question, option or part.", "Check its spelling.")
    return {name: row.text(name) for name in list(row.fields)}


def contradictions(rows: Iterable[Row], codes: Mapping[str, Collection[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Answers that do not go together, by a name."""
    found = {}
    for row in rows:
        pairs = tuple((str(question), str(code)) for question, code in row.rows("answers"))
        for question, code in pairs:
            if code not in codes.get(question, ()):
                raise row.broken("answers", f"{question} has no answer {code}.", "Check both.")
        found[row.text("id")] = pairs
    return found


def phrases(row: Row, questions: Collection[str], codes: Mapping[str, Collection[str]]) -> Phrases:
    """What people say. `questions` are those of every guideline, `codes` the answers of this one's."""

    def by_question(name: str) -> dict[str, Row]:
        table = row.row(name)
        rows = {question: table.row(question) for question in list(table.fields)}
        for question in rows.keys() - {*questions}:
            raise table.broken(question, "is no question.", "Check its spelling.")
        return {question: rows[question] for question in rows.keys() & codes.keys()}

    def known(nested: Row, question: str) -> list[str]:
        for code in nested.fields.keys() - {*codes[question]}:
            raise nested.broken(code, f"is no answer to {question}.", "Check its spelling.")
        return list(nested.fields)

    def span(nested: Row, code: str) -> tuple[int, int]:
        least, most = nested.rows(code)
        return int(least), int(most)

    anywhere, units = row.row("anywhere"), row.row("units")
    return Phrases(
        fillers=row.texts("fillers"),
        lowest=row.texts("lowest"),
        anywhere={code: anywhere.texts(code) for code in list(anywhere.fields)},
        answers={
            question: {code: nested.texts(code) for code in known(nested, question)}
            for question, nested in by_question("answers").items()
        },
        spans={
            question: {code: span(nested, code) for code in known(nested, question)}
            for question, nested in by_question("spans").items()
        },
        units={question: units.texts(question) for question in list(units.fields)},
    )

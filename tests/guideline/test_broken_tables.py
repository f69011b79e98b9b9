"""A table that is broken as a whole is refused by name, and no row, file or word is passed over in silence."""

import re
import tomllib

import pytest
from broken_content import TABLES, Copy

HEADER = ("title", "version", "reviewed_on", "reviewed_by", "use", "misuse")
ROW = r'^\[\[{}\]\]\nid = "{}"\n(?:.+\n)+'


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A copy of the content that may be broken."""
    return Copy(tmp_path_factory.mktemp("broken"))


def lacks(messages, *named):
    """The messages that do not tell all of `named` and their own key."""
    return {key: text for key, text in messages.items() if not all(part in text for part in (key, *named))}


@pytest.mark.parametrize("file", TABLES)
def test_a_file_that_cannot_be_read_is_refused(file, content):
    """A line that is not TOML is named with its number; so is a file in another encoding, and one that is gone."""
    assert lacks({file: content.changed(file, r"^reviewed_on = .*$", 'reviewed_on = "not yet')}, "line 4") == {}
    assert lacks({file: content.said(file, content.text(file).encode() + b"# caf\xe9\n")}) == {}
    assert lacks({file: content.said(file, None)}) == {}


@pytest.mark.parametrize("file", TABLES)
def test_a_file_without_its_header_is_refused(file, content):
    """No header, or one that does not say who reviewed the table, is named."""
    assert lacks({"table": content.changed(file, r"(?s)\A\[table\]\n.*?\n\n")}, file) == {}
    assert lacks({"reviewed_by": content.changed(file, r"^reviewed_by = .*$")}, file, "table") == {}


def test_each_field_of_a_header_is_needed(content):
    """A field of a header that is missing or empty is named by file, row and field."""
    file = "rules/red_flags.toml"
    gone = {field: content.changed(file, rf"^{field} = .*$") for field in HEADER}
    empty = {field: content.changed(file, rf"^{field} = .*$", f'{field} = ""') for field in HEADER}
    assert lacks(gone, file, "table") == lacks(empty, file, "table") == {}


@pytest.mark.parametrize("file", TABLES)
def test_what_nobody_reads_is_refused(file, content):
    """A row under a misspelt heading, or a field of the header that does not exist, is named and not dropped."""
    lost = content.said(file, content.text(file) + '\n[[rulez]]\nid = "lost"\n')
    assert lacks({"rulez": lost}, file) == {}
    assert lacks({"sources": content.changed(file, r"^use = ", 'sources = ["ces-card"]\nuse = ')}, file, "table") == {}


def test_a_file_that_nobody_reads_is_refused(content):
    """A new file of rules beside the tables is named, not left unread."""
    message = content.said("rules/more_flags.toml", content.text("rules/features.toml"))
    assert lacks({"rules/more_flags.toml": message}) == {}


@pytest.mark.parametrize("ladder", ["urgency", "acupuncture"])
def test_a_level_without_words_is_refused(ladder, content):
    """Each level that a rule can reach is named when its words are gone."""
    levels = re.findall(rf'\[\[{ladder}\]\]\nid = "(\w+)"', content.text("levels.toml"))
    assert len(levels) == {"urgency": 6, "acupuncture": 5}[ladder]
    messages = {level: content.changed("levels.toml", ROW.format(ladder, level)) for level in levels}
    assert lacks(messages, "levels.toml") == {}


@pytest.mark.parametrize("file", ["about.toml", "interview.toml"])
def test_a_missing_heading_or_sentence_is_refused(file, content):
    """Each of the fixed words of report and interview is named when it is gone, before anybody is left without it."""
    line = r"(?s)(\[words\].*?)^{} = (?:\[\n.*?^\]|.*?)$"
    words = tomllib.loads(content.text(file))["words"]
    assert lacks({word: content.changed(file, line.format(word), r"\1") for word in words}, file) == {}


def test_a_country_without_words_is_refused(content):
    """What to ring in a country without a row is named when all or part of it is missing."""
    line = r"(?s)(\[unknown\].*?)^{} = .*?$"
    fields = tomllib.loads(content.text("regions.toml"))["unknown"]
    messages = {field: content.changed("regions.toml", line.format(field), r"\1") for field in fields}
    messages["unknown"] = content.changed("regions.toml", r"^\[unknown\]\n(?:.+\n)+")
    assert lacks(messages, "regions.toml") == {}

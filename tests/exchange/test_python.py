"""The door from Python: small, complete, and nothing that it hands out can be changed."""

import copy
import datetime
import doctest
import itertools
import json
import pickle
import pydoc
import threading
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from multiprocessing import Pool
from types import ModuleType

import people
import pytest
from report_pages import CASES

import sciatica_guide
from sciatica_guide import AnswerError, Assessment, assess, assess_many, errors, followup
from sciatica_guide.assessment import decision_table as table
from sciatica_guide.exchange import write_answer_types
from sciatica_guide.exchange.json import as_data
from sciatica_guide.guideline.manifest import EDITIONS
from sciatica_guide.guideline.packaged import guideline

DAY = datetime.date(2026, 11, 21)
TOLD = {"leg_signs": ["foot_drop"], "age": 45, "medicines": "Eliqis, ibuprofen"}
AFTER = {"since_needling": "none", "sessions": 6, "weeks": 5, "leg_pain": 3, "back_pain": 2, "impact": 3}
WRONG = {"age": 200, "leg_signs": "foot_dro", "agee": 4, "pregnant": 1, "medicines": ["none", "aspirin"]}


class NumpyLike:
    """A number or a list as numpy and pandas hold it."""

    def __init__(self, held):
        self.held = held

    def tolist(self):
        return self.held

    def __repr__(self):
        return f"held {self.held}"


class NotAvailable:
    """What pandas.NA does: it will not say whether it equals itself."""

    def __ne__(self, _):
        return self

    __hash__ = None

    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")


def told(found):
    """Everything that an assessment says."""
    return found.to_dict()


def test_what_the_docstrings_show_is_so():
    """Every example in the help of the door gives what stands below it."""
    failed, tried = doctest.testmod(sciatica_guide)
    assert tried >= 10
    assert failed == 0


def test_help_tells_of_the_whole_door():
    """help(sciatica_guide) has every name, the types too, and each is explained."""
    page = pydoc.plain(pydoc.render_doc(sciatica_guide))
    assert [name for name in sciatica_guide.__all__ if name not in page and name != "__version__"] == []
    public = [getattr(sciatica_guide, name) for name in sciatica_guide.__all__ if not name.startswith("_")]
    assert [one.__name__ for one in public if not one.__doc__] == []
    members = [name for name in dir(Assessment) if not name.startswith("_")]
    assert [
        name for name in members if not pydoc.getdoc(getattr(Assessment, name)) and name not in ("date", "region")
    ] == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_case_says_the_same_by_every_way_out(case):
    """Each case gives the same data as a dict and as JSON, and its page, its PDF and its bundle come out."""
    found = assess(case["answers"], "GB", DAY)
    assert json.loads(found.to_json()) == json.loads(json.dumps(told(found)))
    assert found.to_html().startswith("<!DOCTYPE html>")
    assert found.to_fhir()["resourceType"] == "Bundle"
    assert found.urgency.code == told(found)["urgency"]["level"]


@pytest.mark.parametrize("case", [CASES["V02"], CASES["V40"]], ids=["V02", "V40"])
def test_a_summary_stands_beside_it(case):
    """At most eight lines, the same as text in Python and as a list in the data."""
    found = assess(case["answers"], "GB", DAY)
    assert 0 < len(found.summary) <= 8
    assert list(found.summary) == told(found)["summary"]
    assert [line for line in found.summary if "\n" in line or "{" in line] == []


def test_pages_come_out_as_the_command_prints_them():
    """Text, Markdown and PDF are those of the command, in large print and in full where that is asked for."""
    found = assess(TOLD, "GB", DAY)
    assert found.to_pdf().startswith(b"%PDF")
    assert len(found.to_text(full=True)) > len(found.to_text()) > len(found.to_text(width=200)) / 2
    assert found.to_markdown().startswith("#") or "**" in found.to_markdown()
    assert found.to_html(large_print=True) != found.to_html() != found.to_html(full=True)


def test_many_people_say_what_each_says_alone():
    """One after the other they say, word for word, what `assess` says of each, with answers left out or wrong."""
    drawn = [person.told for person in people.drawn(300)]
    several = [*drawn[:150], WRONG, *drawn[150:]]
    for alone, together in zip(several, assess_many(iter(several), "GB", DAY), strict=True):
        if alone is WRONG:
            assert isinstance(together, AnswerError)
            with pytest.raises(AnswerError) as error:
                assess(alone)
            assert str(together) == str(error.value)
        else:
            found = assess(alone, "GB", DAY)
            assert (together.urgency, together.acupuncture, together.complete) == (
                *(found.urgency, found.acupuncture),
                found.complete,
            )
            assert together.findings == found.findings
            assert together.finding_ids == found.finding_ids == tuple(one.id for one in found.findings)
            assert told(together) == told(found)
            assert together == found
            assert repr(together) == repr(found)


def test_many_people_are_taken_as_they_come():
    """Nobody is read before the one before has been answered, and a region that is none is refused at once."""
    endless = ({"age": age % 100} for age in itertools.count())
    found = assess_many(endless)
    assert [next(found).answers.given["age"] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(AnswerError, match="Region"):
        assess_many([], region="Britain")


def test_answers_that_change_afterwards_change_nothing():
    """Whoever reuses one dict and one list for all people gets each person's own assessment."""
    person = {"leg_signs": ["none"]}
    found = []
    for one in assess_many(person for _ in range(2)):
        found.append(one)
        person["leg_signs"][0] = "foot_drop"
    assert [one.answers.given["leg_signs"] for one in found] == [("none",), ("foot_drop",)]


def test_threads_may_share_it(monkeypatch):
    """Several threads at once, with hardly anything kept between people, all say what one says."""
    monkeypatch.setattr(table, "MOST_KEPT", 2)
    drawn = [person.told for person in people.drawn(200)]
    expected = [one.urgency.code for one in assess_many(drawn)]
    got = {}
    threads = [
        threading.Thread(target=lambda one=one: got.update({one: [f.urgency.code for f in assess_many(drawn)]}))
        for one in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [*got.values()] == [expected] * 4


def test_what_is_given_and_what_is_withheld_stand_apart():
    """Of somebody who cannot pass urine nobody can print by mistake the advice to wait."""
    found = assess(CASES["V02"]["answers"] | {"bladder_bowel_saddle": ["cannot_pass_urine"]})
    assert {one.status for one in found.withheld} == {"withheld"}
    assert {one.status for one in found.recommendations} <= {"given", "cautioned"}
    assert {one.advice.act for one in found.recommendations} & {"treat", "wait"} == set()
    data = told(found)
    assert {one["status"] for one in data["withheld"]} == {"withheld"}
    assert {one["id"] for one in data["recommendations"]} & {one["id"] for one in data["withheld"]} == set()
    assert len(data["withheld"]) > 10


def test_a_repr_is_one_short_line_without_answers():
    """What stands in a log tells the levels, and nothing that the person has told."""
    for found in (assess(TOLD, "GB", DAY), followup(AFTER, date=DAY), *assess_many([TOLD])):
        assert "\n" not in repr(found)
        assert len(repr(found)) < 150
        assert "foot_drop" not in repr(found)
    assert len(repr(assess(TOLD).answers)) < 2000


def _mutable(value, path=(), seen=None):
    """Everything in here that can be changed, by its path."""
    seen = set() if seen is None else seen
    if id(value) in seen or isinstance(value, type | ModuleType) or value is None:
        return
    seen.add(id(value))
    if isinstance(value, list | set | bytearray) or (isinstance(value, dict) and type(value) is dict):
        yield path
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple | frozenset) else ()
    )
    for key, held in inner:
        yield from _mutable(held, (*path, key), seen)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.id)
def test_nothing_in_a_guideline_can_be_changed(edition):
    """No list, set or mapping that can be written to stands anywhere in the tables that every call shares."""
    tables = guideline(edition)
    assert list(_mutable(tables)) == []
    for change in (
        lambda: tables.questions.pop("age"),
        lambda: tables.questions.clear(),
        lambda: tables.rules[0].when.cells.update({}),
        lambda: tables.regions.setdefault("XX", None),
        lambda: tables.questions.__setitem__("age", None),
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()


@pytest.mark.parametrize("made", [lambda: assess(TOLD), lambda: next(assess_many([TOLD])), lambda: followup(AFTER)])
def test_an_assessment_cannot_be_changed(made):
    """Neither itself nor anything that it hands out, and what to_dict gives is the caller's own."""
    found = made()
    before = found.to_json()
    for name in ("date", "urgency", "other"):
        with pytest.raises(AttributeError):
            setattr(found, name, None)
        with pytest.raises(AttributeError):
            delattr(found, name)
    names = [name for name in dir(found) if not name.startswith("_") and not callable(getattr(found, name))]
    assert {"answers", "findings", "guideline", "medicines", "recommendations", "withheld"} <= {*names}
    assert [path for name in names for path in _mutable(getattr(found, name), (name,))] == []
    found.to_dict()["answers"].clear()
    found.to_dict()["findings"].clear()
    assert found.to_json() == before


@pytest.mark.parametrize("made", [lambda: assess(TOLD, "GB", DAY), lambda: next(assess_many([TOLD], "DE", DAY))])
def test_an_assessment_is_copied_and_pickled_whole(made):
    """It comes back equal, in every protocol, in less than a page; and it is its own copy."""
    found = made()
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        packed = pickle.dumps(found, protocol)
        assert len(packed) < 1000
        back = pickle.loads(packed)
        assert back == found
        assert hash(back) == hash(found)
        assert told(back) == told(found)
    assert copy.copy(found) is copy.deepcopy(found) is found
    assert found != assess(TOLD, "GB", datetime.date(2026, 11, 22))
    assert found != assess({**TOLD, "age": 46}, "GB", DAY)


def test_a_pickle_of_other_tables_is_refused():
    """What was pickled under other tables does not come back as something else in silence."""
    rebuild, (kind, _, *rest) = assess(TOLD).__reduce__()
    with pytest.raises(AnswerError, match=r"version 0\.9"):
        rebuild(kind, ("0.9", "another"), *rest)


def _errors():
    """One error of every kind that a caller can meet."""
    yield from (kind("where", "what", "fix") for kind in (errors.GuideError, errors.ContentError, errors.MachineError))
    yield errors.Stopped("enough")
    for call in (
        lambda: assess(WRONG),
        lambda: assess({"age": 200}),
        lambda: assess(5),
        lambda: assess({}, region="Britain"),
        lambda: assess({}, date="soon"),
        lambda: followup({"age": 3}),
        lambda: followup({}, since={"schema": "x"}),
    ):
        with pytest.raises(AnswerError) as error:
            call()
        yield error.value


@pytest.mark.parametrize("error", [*_errors()], ids=lambda one: type(one).__name__)
def test_an_error_copies_and_pickles(error):
    """Every error goes between processes and comes back saying the same, with its question, code and problems."""
    for back in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert type(back) is type(error)
        assert str(back) == str(error)
        assert back.args == error.args
        if isinstance(error, AnswerError):
            assert (back.question, back.code) == (error.question, error.code)
            assert [*map(str, back.problems)] == [*map(str, error.problems)]


def test_an_error_tells_all_that_is_wrong_at_once():
    """Each problem has its question, a word for what is wrong, and its own three parts."""
    with pytest.raises(AnswerError) as error:
        assess(WRONG)
    problems = {problem.question: problem.code for problem in error.value.problems}
    assert problems == {
        "agee": "unknown_question",
        "leg_signs": "unknown_code",
        "age": "out_of_range",
        "pregnant": "not_one_code",
        "medicines": "not_alone",
    }
    assert [problem.problems for problem in error.value.problems] == [(problem,) for problem in error.value.problems]
    assert str(error.value) == " ".join(map(str, error.value.problems))
    assert all(problem.where and problem.what and problem.fix for problem in error.value.problems)


@pytest.mark.parametrize(
    "plain",
    [None, float("nan"), Decimal("NaN"), NotAvailable(), NumpyLike(None), NumpyLike(float("nan"))],
    ids=["None", "NaN", "Decimal", "NA", "numpy None", "numpy NaN"],
)
@pytest.mark.parametrize("id_", ["age", "pregnant", "leg_signs", "medicines"])
def test_what_says_that_there_is_no_answer_is_none(id_, plain):
    """The many ways in which libraries write a gap leave that question open, and every other answer stands."""
    answers = {"bladder_bowel_saddle": ["none"], "leg_signs": ["foot_drop"], "age": 45, id_: plain}
    for found in (assess(answers), *assess_many([answers])):
        assert id_ not in found.answers.given
        assert found.answers == assess({key: value for key, value in answers.items() if key != id_}).answers


@pytest.mark.parametrize("number", [45, 45.0, Decimal(45), Decimal("45.0"), NumpyLike(45), NumpyLike(45.0)], ids=repr)
def test_a_whole_number_is_whole_however_it_is_written(number):
    """It is kept as Python's own whole number."""
    for found in (assess({"age": number}), *assess_many([{"age": number}])):
        assert found.answers.given == {"age": 45}
        assert type(found.answers.given["age"]) is int


@pytest.mark.parametrize("number", [45.5, float("inf"), True, NumpyLike(True), NumpyLike([45]), "45", 1e300, [None]])
def test_no_other_number_is(number):
    """A fraction, infinity, a truth value or a text is refused."""
    with pytest.raises(AnswerError) as error:
        assess({"age": number})
    assert error.value.question == "age"
    assert isinstance(next(assess_many([{"age": number}])), AnswerError)


@pytest.mark.parametrize("codes", [("fever", "lump"), NumpyLike(["fever", "lump"])], ids=["tuple", "array"])
def test_codes_come_in_any_list(codes):
    """A tuple or an array holds codes as a list does."""
    assert assess({"illness_signs": codes}).answers.given["illness_signs"] == ("fever", "lump")


def test_real_numpy_is_understood():
    """Its numbers, texts, arrays, gaps and dates, where it is installed."""
    numpy = pytest.importorskip("numpy")
    answers = {
        "age": numpy.int64(45),
        "leg_pain": numpy.float32(7),
        "pregnant": numpy.nan,
        "trend": numpy.str_("worse"),
        "leg_signs": numpy.array(["foot_drop", "weakness_mild"]),
        "illness_signs": numpy.array(["none"], dtype=object),
    }
    found = assess(answers, date=numpy.datetime64("2026-11-21"))
    assert found.to_json() == next(assess_many([answers], date=DAY)).to_json()
    assert {type(one) for one in found.answers.given.values()} == {int, str, tuple}
    assert type(found.answers.given["trend"]) is str
    with pytest.raises(AnswerError, match="not a whole number"):
        assess({"age": numpy.bool_(True)})


@pytest.mark.parametrize(
    ("date", "day"),
    [
        (DAY, DAY),
        ("2026-11-21", DAY),
        (datetime.datetime(2026, 11, 21, 13, 40), DAY),
        (None, None),
    ],
)
def test_the_day_is_checked_at_the_door(date, day):
    """A date, a moment or text will do; without one it is today."""
    assert assess({}, date=date).date == (day or datetime.date.today())
    assert type(assess({}, date=date).date) is datetime.date


@pytest.mark.parametrize("date", ["soon", "20261121", "2026-W47-6", "2026-02-30", 5, 1.5, [], ""])
def test_what_is_no_day_is_refused(date):
    """With the place, and with what would be one."""
    for call in (assess, followup, assess_many):
        with pytest.raises(AnswerError, match=r"Date: .* is not a day") as error:
            call({}, date=date)
        assert error.value.code == "not_a_date"


@pytest.mark.parametrize("region", ["Britain", "G", "", 5, "G1", b"GB"])
def test_what_is_no_country_is_refused(region):
    """With its place in Python, not that of a flag."""
    for call in (assess, followup, assess_many):
        with pytest.raises(AnswerError, match=r"^Region: .* is not a country code") as error:
            call({}, region=region)
        assert error.value.code == "not_a_country"


@pytest.mark.parametrize("answers", [5, None, "age", [("age", 45)], [{"age": 45}]])
def test_what_holds_no_answers_by_name_is_refused(answers):
    """Rather than read as nobody's answers."""
    for call in (assess, followup, lambda one: next(assess_many([one])).args and assess(one)):
        with pytest.raises(AnswerError, match="by name"):
            call(answers)


def test_after_needles_the_numbers_from_before_come_from_the_assessment():
    """From the object or its data, of today's shape or of the one before; what is told now beats it, a gap does not."""
    before = assess({"leg_pain": 8, "impact": 7, "back_pain": 2, "blood_thinner": "yes"}, date=DAY)
    old = before.to_dict() | {"schema": "sciatica-guide/assessment/1"}
    for since in (before, before.to_dict(), json.loads(before.to_json()), old):
        found = followup(AFTER | {"blood_thinner": None}, date=DAY, since=since)
        assert found.answers.given["leg_pain_before"] == 8
        assert found.answers.given["blood_thinner"] == "yes"
        assert followup(AFTER | {"leg_pain_before": 5}, since=since).answers.given["leg_pain_before"] == 5
    assert found.course.code == found.to_dict()["course"]["level"]
    assert not hasattr(found, "acupuncture")
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_types_are_those_of_the_tables():
    """`Answers` and `FollowupAnswers` have every question and code of today. Else: the command that they name."""
    assert write_answer_types.FILE.read_text(encoding="utf-8") == write_answer_types.written()
    assert {*sciatica_guide.Answers.__annotations__} == {*guideline().questions}


def _people():
    """A thousand people, every twentieth of them wrong."""
    drawn = [person.told for person in people.drawn(1000)]
    return [WRONG if place % 20 == 7 else one for place, one in enumerate(drawn)]


def _level(answers):
    return assess(answers).urgency.code


def test_a_pool_goes_on_past_whoever_is_wrong():
    """A thousand people in a pool of processes, fifty of them wrong: 950 results and 50 errors, and it ends."""
    with ProcessPoolExecutor(2) as pool:
        done = [pool.submit(assess, one) for one in _people()]
        wrong = [one.exception() for one in done if one.exception()]
        assert len(wrong) == 50
        assert {type(one) for one in wrong} == {AnswerError}
        assert len({problem.question for problem in wrong[0].problems}) == 5
        found = [one.result() for one in done if not one.exception()]
        assert len(found) == 950
        assert {type(one) for one in found} == {Assessment}


def test_the_older_pool_ends_too():
    """multiprocessing.Pool, which hangs for good on an error that cannot be pickled, hands it over and goes on."""
    with Pool(2) as pool:
        done = [pool.apply_async(_level, (one,)) for one in _people()]
        levels, wrong = [], []
        for one in done:
            try:
                levels.append(one.get(60))
            except AnswerError as error:
                wrong.append(error)
    assert (len(levels), len(wrong)) == (950, 50)


def test_the_inside_and_the_door_are_one():
    """What the door hands out as data is what the walk inside gives."""
    found = assess(TOLD, "GB", DAY)
    assert found.to_dict() == as_data(found)

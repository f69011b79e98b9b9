"""What the two articles that began this are about, answered one claim at a time, each sentence with its source."""

import pytest
from calls import call

from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render.formats import FORMATS, render
from sciatica_guide.report.learn import learn

GUIDE = guideline()
LESSONS = {lesson.id: lesson for lesson in GUIDE.lessons}
ANSWERED = {
    "reduces inflammation": ("blood-flow", "These are ideas."),
    "improves circulation": ("blood-flow", "improve circulation"),
    "relaxes muscles": ("muscles", "for a short time"),
    "points along the nerve": ("tradition-studied", "whether the place of the needles matters"),
    "reduces pain and improves function in sciatica": ("sciatica-trial", "by 31 of 100 points with real needles"),
    "results can vary": ("results-differ", "Some people feel much better"),
    "releases endorphins": ("endorphins", "its own painkillers"),
    "reduces muscle tightness and spasm": ("muscles", "None of them measured"),
    "part of a broader plan": ("wider-plan", "at most one part"),
    "consult a professional first": ("ask-doctor-not-acupuncturist", "by a doctor or physiotherapist"),
    "qualified and licensed practitioner": ("register", "licensed where the law asks for it"),
    "consult an acupuncturist for personal advice": ("ask-doctor-not-acupuncturist", "not first by an acupuncturist"),
    "what sciatica is": ("sciatica-is", "from a nerve that runs from the low back"),
    "balances the flow of qi": ("tradition", "qi, a flow of energy"),
    "meridians": ("tradition", "meridians"),
    "used for centuries": ("tradition-studied", "old does not show that it works"),
    "stimulates the nervous system": ("blood-flow", "stimulate the nervous system"),
    "treats the underlying cause": ("root-cause", "No trial has shown that it mends a disc"),
    "promotes healing": ("root-cause", "help the body heal"),
    "a review in the Journal of Pain Research": ("reviews-named", "most of its trials were small"),
    "a study in the Journal of Traditional Chinese Medicine": ("reviews-named", "we could not find it"),
    "non-invasive": ("not-non-invasive", "This is not true."),
    "drug-free": ("drug-free", "This is true"),
    "no side effects": ("side-effects-are-known", "about 9 of 100 people get a side effect, and 91 do not"),
    "relaxing and stress-relieving": ("relaxing", "24 of 100 felt tired or drowsy"),
    "a session of 20 to 30 minutes, lying down": ("session-during", "20 to 30 minutes"),
    "tingling or warmth": ("session-during", "tingling, warmth"),
    "bleeding disorders and blood thinners": ("ask-thinner", "Never stop or skip a blood thinner"),
    "sterile needles": ("session-during", "new and sterile"),
    "many people report good results": ("results-differ", "do not show what the needles did"),
    "more research is needed": ("early-sciatica", "nobody knows whether needles help this early"),
    "back pain": ("back-pain", "probably eases pain more than no treatment"),
}
"""Each claim of the two articles, the lesson that answers it, and words of the sentence that does."""


@pytest.mark.parametrize("claim", ANSWERED)
def test_each_claim_is_answered(claim):
    """The lesson says so, and rests on a source."""
    id_, words = ANSWERED[claim]
    assert words in " ".join(LESSONS[id_].text.split())
    assert LESSONS[id_].sources


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_all_topics(format):
    """Text, Markdown, HTML and PDF can be had; the whole holds every topic and numbers every source."""
    made = render(learn(region="GB"), format)
    if format != "pdf":
        assert all(title.lower() in made.lower() for title in GUIDE.topics.values())
        assert "{" not in made.partition("</style>")[2 if format == "html" else 0]
    else:
        assert made.startswith(b"%PDF")


def test_one_topic_can_be_asked_for():
    """A topic is printed alone; one that is none of them is refused with the names that are there."""
    assert [section.id for section in learn("harms").sections] == ["harms", "sources"]
    with pytest.raises(AnswerError, match="harms"):
        learn("harm")
    assert call("learn", "how").status == 0
    assert call("learn", "nonsense").status == 2


def test_nobody_is_told_how_urgent_they_are():
    """Lessons are for nobody in particular: the one sign of danger that they name leads to the emergency number."""
    page = render(learn("sciatica", "GB"))
    assert "call 999 or go to A&E now" in " ".join(page.split())

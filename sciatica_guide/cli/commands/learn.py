"""`sciatica-guide learn`: what sciatica and acupuncture are, without any question."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.hand_out import Paper, hand_out, on_paper
from sciatica_guide.render.formats import FORMATS


@on_paper(*FORMATS)
def learn(
    paper: Paper,
    topic: Annotated[str | None, typer.Argument(metavar="[TOPIC]", help="One topic; without it, all of them.")] = None,
    region: Annotated[str | None, typer.Option(metavar="CC", help="Your country, for its numbers.")] = None,
) -> None:
    """What sciatica is, what acupuncture is and is thought to do, evidence and harms, a session, practitioners."""
    from sciatica_guide.report.learn import learn as lessons

    hand_out(lessons(topic, region), paper)

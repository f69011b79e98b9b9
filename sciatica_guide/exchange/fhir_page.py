"""An assessment as FHIR R4: a Bundle of what was asked and what was answered, and no judgement of ours."""

from __future__ import annotations

import json

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.exchange.fhir.response import bundle


def render(assessment: Assessment) -> str:
    """One Bundle as JSON, keys in a fixed order, the person's words as typed."""
    return json.dumps(bundle(assessment), ensure_ascii=False, indent=2) + "\n"

"""Recommendations that nothing in the report speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.passage import PROSE
from drafter.checks.pattern import Pattern, words
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import listed, quoted
from drafter.report.template import Level

_WORD = Pattern(r"\b[a-z]{5,}")
_PROCEDURE = words(
    "about above action actions agree agreed agrees annual approval approve approved approves asked asks"
    " authorise authorised authorises authority below board cabinet chair comment comments committee confirm"
    " confirms consider considered considers consultation contained contents council councillor councillors"
    " delegate delegated delegates director endorse endorses executive findings following further future given"
    " identify information leader matters meeting member members monitor noted notes officer officers outcome"
    " panel position present progress proposal proposals proposed provide quarter quarterly raise receive received"
    " receives recommend recommendation recommendations recommends regular relevant remaining report reports"
    " request requests required resolve resolves review scrutiny section sections service services shall should"
    " submit support supports their there these those update updates where which within would year yearly"
)
_STEM = 5
_FEWEST = 2


@report_rule("X507", "recommendation-unsupported", Level.ADVICE)
def recommendation_unsupported(reading: Reading) -> Iterator[Hit]:
    """Nothing else in the report speaks of what is recommended.

    Only recommendations are meant of whose own words not one occurs anywhere else; the words of procedure (to note, to
    receive, the committee) do not count. Delegations are left alone.

    Why:
        A decision needs its reasons in the report. What the text does not explain was put in late, or is left over.
    Bad:
        [sections.recommendations]
        text = "That the committee supports the purchase of vehicles for gritting footpaths."
    Good:
        [sections.recommendations]
        text = "That the committee approves the late opening of libraries on Thursdays."
    Good:
        [sections.recommendations]
        text = "That the committee notes the report and asks officers for further information."
    Cure:
        Explain it in the background and the reasons, or leave it out.
    """
    elsewhere: set[str] | None = None
    for passage in reading.passages:
        if passage.role != "recommendations" or passage.kind not in PROSE:
            continue
        if "delegat" in passage.text:
            continue
        own = [word for word in _WORD.compiled.findall(passage.text) if word not in _PROCEDURE]
        if len(set(own)) < _FEWEST:
            continue
        if elsewhere is None:
            elsewhere = _stems(reading)
        if not any(word[:_STEM] in elsewhere for word in own):
            named = listed([quoted(word) for word in dict.fromkeys(own)][:3], "or")
            yield Hit(
                f"Nothing else in the report speaks of {named}.",
                "Explain it in the background and the reasons, or leave it out.",
                passage,
            )


def _stems(reading: Reading) -> set[str]:
    """The beginnings of all words outside the recommendations."""
    texts = (passage.text.lower() for passage in reading.passages if passage.role != "recommendations")
    return {word[:_STEM] for text in texts for word in _WORD.compiled.findall(text)}

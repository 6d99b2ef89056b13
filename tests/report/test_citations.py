"""Only the closed grammar is a citation."""

from __future__ import annotations

import pytest

from drafter.report.citations import CitationKind, citations


@pytest.mark.parametrize(
    ("text", "kind", "name", "filter", "argument"),
    [
        ("{{ plans }}", CitationKind.FIGURE, "plans", None, None),
        ("{{plans}}", CitationKind.FIGURE, "plans", None, None),
        ("{{ plans | words }}", CitationKind.FIGURE, "plans", "words", None),
        ("{{ share | percent(0) }}", CitationKind.FIGURE, "share", "percent", "0"),
        ("{{plans|words}}", CitationKind.FIGURE, "plans", "words", None),
        ("{{  plans\n|\twords  }}", CitationKind.FIGURE, "plans", "words", None),
        ("{{ budget | money( million ) }}", CitationKind.FIGURE, "budget", "money", "million"),
        ('{{ budget | money("million") }}', CitationKind.FIGURE, "budget", "money", "million"),
        ("{{ budget | money('million') }}", CitationKind.FIGURE, "budget", "money", "million"),
        ('{{ ref("cse") }}', CitationKind.REFERENCE, "cse", None, None),
        ("{{ ref('cse') }}", CitationKind.REFERENCE, "cse", None, None),
        ('{{note( "sources" )}}', CitationKind.NOTE, "sources", None, None),
        ("{{ 7*7 }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans.value }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans | shell }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans | words | ordinal }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans | percent() }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans | percent(1, 2) }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans | percent:1 }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans | percent(\u0661) }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ budget | money('million\") }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ plans words }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ | words }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ ref(cse) }}", CitationKind.UNKNOWN, "", None, None),
        ("{{ cite('cse') }}", CitationKind.UNKNOWN, "", None, None),
        ('{{ ref("a b") }}', CitationKind.UNKNOWN, "", None, None),
        ("{{ }}", CitationKind.UNKNOWN, "", None, None),
    ],
)
def test_a_citation_is_read(text: str, kind: CitationKind, name: str, filter: str | None, argument: str | None) -> None:
    (found,) = citations(f"See {text}.")
    assert (found.kind, found.name, found.filter, found.argument) == (kind, name, filter, argument)
    assert (found.source, found.start, found.end) == (text, 4, 4 + len(text))


@pytest.mark.parametrize("text", ["", "{ plans }", "{{ plans }", "{% raw %}", "{{" * 5000, "{{{{}"])
def test_other_braces_are_text(text: str) -> None:
    assert list(citations(text)) == []

"""A sentence in every place where a sentence can stand, and in which files each is."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.document.edition import Edition
from drafter.document.withheld import withheld
from drafter.export.formats import FORMATS
from tests.export.planted import EXEMPT, NEVER, NEVER_PRINTED, PLACES, bare, everything_in, plant, sentence
from tests.export.published import load, published


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def public(file: Path) -> dict[str, str]:
    made = published(file, file.parents[2] / "published", *FORMATS)
    return {each.format: everything_in(each.path) for each in made.files}


@pytest.fixture(scope="module")
def full(file: Path) -> dict[str, str]:
    made = published(file, file.parents[2] / "published", *FORMATS, edition=Edition.FULL)
    return {each.format: everything_in(each.path) for each in made.files}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_of_it_is_in_a_public_file(public: dict[str, str], format: str, place: str) -> None:
    words = sentence(place).split()
    assert bare(sentence(place)) not in public[format]
    assert bare(" ".join(words[:4])) not in public[format]
    assert bare(words[1]) not in public[format]


@pytest.mark.parametrize("place", NEVER)
@pytest.mark.parametrize("format", FORMATS)
def test_what_is_for_nobody_is_not_in_a_full_file(full: dict[str, str], format: str, place: str) -> None:
    assert bare(sentence(place).split()[1]) not in full[format]


@pytest.mark.parametrize("place", [place for place in EXEMPT if place not in NEVER_PRINTED])
@pytest.mark.parametrize("format", FORMATS)
def test_what_is_exempt_is_in_a_full_file(full: dict[str, str], format: str, place: str) -> None:
    if format in ("docx", "odt") and place == "series":
        pytest.skip("a chart is a picture there")
    assert bare(sentence(place)) in full[format]


def test_everything_planted_is_looked_for(file: Path) -> None:
    loaded = load(file)
    known = bare(" ".join(secret.text for secret in withheld(loaded.report, Edition.PUBLIC)))
    known += bare(" ".join([*loaded.comments, *map(str, loaded.folders)]))
    assert [place for place in PLACES if bare(sentence(place)) not in known] == []

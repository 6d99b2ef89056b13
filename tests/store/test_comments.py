"""The comments of a report are known, and nothing in a text is taken for one."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.store.comments import comments


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("", ()),
        ("a = 1\n", ()),
        ("# one\n", ("one",)),
        ("# one", ("one",)),
        ("# one\n# goes on\n\n# two\n", ("one goes on", "two")),
        ("a = 1 # beside\nb = 2\n", ("beside",)),
        ('a = "# no" # yes\n', ("yes",)),
        ('a = "\\"# no" # yes\n', ("yes",)),
        ("a = 'c:\\' # yes\n", ("yes",)),
        ('a = """\n# no\n"""\n# yes\n', ("yes",)),
        ('a = """# no \\""" # no\n""" # yes\n', ("yes",)),
        ('a = """\nx\\\\""" # yes\n', ("yes",)),
        ('a = """""x""""" # yes\n', ("yes",)),
        ("a = '''# no ' \" '''# yes\n", ("yes",)),
        ("a = [\n  1, # first\n  # second\n  2,\n]\n", ("first second",)),
        ("# ------ legal ------\n#\n", ("legal",)),
        ("a = { b = '#' } # yes\r\n", ("yes",)),
        ('"# key" = 1 # yes\n[a."#"] # table\n', ("yes", "table")),
    ],
)
def test_comments_are_found_and_texts_left_alone(source: str, found: tuple[str, ...]) -> None:
    tomllib.loads(source)
    assert comments(source) == found


@given(st.lists(st.text(alphabet="#'\"\\\nab ", max_size=12), max_size=5))
def test_no_text_hides_a_comment_or_is_one(texts: list[str]) -> None:
    def written(text: str) -> str:
        escaped = "".join(c if c in "ab# '" else f"\\u{ord(c):04x}" for c in text)
        return f'"{escaped}"' if "\n" not in text else f'"""{escaped}"""'

    source = "".join(f"k{n} = {written(text)} # remark {n}\n\n" for n, text in enumerate(texts))
    tomllib.loads(source)
    assert comments(source) == tuple(f"remark {n}" for n in range(len(texts)))

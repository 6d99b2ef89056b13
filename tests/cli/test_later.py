"""What is put off at the start is there when it is asked for."""

from __future__ import annotations

import subprocess
import sys

SAYS = """
import sys
from drafter.cli.later import load_libraries

load_libraries()
import pathlib

import msgspec

put_off = ("ipaddress", "platform", "textwrap", "typing_extensions", "urllib.parse")
assert not set(put_off) & sys.modules.keys(), sorted(set(put_off) & sys.modules.keys())
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"
assert msgspec.json.schema(int) == {"type": "integer"}
import ipaddress
import platform
import textwrap
import urllib.parse

assert ipaddress.ip_address("127.0.0.1").is_loopback
assert platform.system() and platform.python_version()
assert textwrap.dedent(" x") == "x"
assert urllib.parse.quote("a b") == "a%20b"
load_libraries()
print("all of it")
"""


def test_a_library_that_was_put_off_is_as_good_as_ever() -> None:
    done = subprocess.run([sys.executable, "-I", "-c", SAYS], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "all of it\n", done.stderr

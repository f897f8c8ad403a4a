"""Words drawn in C++ equal NumPy's Philox, and the snippet of docs/streams.md derives them."""

import os
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
BUILD = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))
LARGEST = 2**64 - 1

ADDRESSES = [
    {"seed": 1, "replicate": 0, "purpose": 3, "entity": 17, "ordinal": 2},
    {"seed": 0, "replicate": 0, "purpose": 0, "entity": 0, "ordinal": 0},
    {"seed": LARGEST, "replicate": LARGEST, "purpose": LARGEST, "entity": LARGEST, "ordinal": LARGEST},
    {"seed": 20260101, "replicate": 999, "purpose": 41, "entity": 3_000_000_000, "ordinal": 2**40 + 1},
]


def cpp_words(count, *, seed, replicate, purpose, entity, ordinal):
    numbers = [str(number) for number in (seed, replicate, purpose, entity, ordinal, count)]
    program = BUILD / "tests" / "sim" / "random" / "philox_words"
    return np.frombuffer(subprocess.run([program, *numbers], check=True, capture_output=True).stdout, dtype=np.uint64)


@pytest.fixture(scope="module")
def snippet():
    """What the code block of docs/streams.md defines."""
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "streams.md").read_text(), re.DOTALL)
    names = {}
    exec(code, names)
    return names


def test_a_hundred_thousand_counters_equal_numpy():
    address = ADDRESSES[0]
    # NumPy counts blocks in the lowest word and adds 1 before each, the first included.
    counter = address["purpose"] << 192 | address["entity"] << 128 | address["ordinal"] << 64
    numpy_words = np.random.Philox(counter=counter - 1, key=address["seed"]).random_raw(400_000)
    np.testing.assert_array_equal(cpp_words(400_000, **address), numpy_words)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: f"seed{address['seed']}")
def test_the_documented_snippet_derives_the_same_words(snippet, address):
    np.testing.assert_array_equal(cpp_words(10, **address), snippet["words"](10, **address))


def test_every_part_of_an_address_matters():
    for part in ADDRESSES[1]:
        assert not np.array_equal(cpp_words(4, **ADDRESSES[1]), cpp_words(4, **(ADDRESSES[1] | {part: 1})))


def test_the_snippet_draws_as_the_engine_does(snippet):
    words = snippet["words"](2, **ADDRESSES[0])
    # The values that tests/sim/random/distributions_test.cpp asserts.
    assert snippet["uniform01"](words[0]) == float.fromhex("0x1.6ad5db23c2445p-1")
    assert snippet["exponential"](words[1], 30.0) == pytest.approx(3.4096116203887408, rel=1e-14)

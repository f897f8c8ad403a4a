"""Files and functions keep to the size budget; and the check sees those that do not."""

from pathlib import Path

import pytest

import sizes

ALLOWED = Path(__file__).with_name("size_allow.txt")


def test_project():
    over = sizes.over_budget() | sizes.many_parameters()
    if found := sizes.against(over, sizes.read_allowed(ALLOWED)):
        pytest.fail("\n".join(found), pytrace=False)


def test_large_ones_are_seen(tmp_path):
    body = "".join(f"  x = x * {n};\n" for n in range(70))
    (tmp_path / "sim").mkdir()
    (tmp_path / "sim/a.cpp").write_text(f"int f(int x) {{\n{body}  return x;\n}}\n" + "int g();\n" * 500)
    (tmp_path / "sim/b.cpp").write_text("int h(int a, int b, int c, int d, int e) { return a + b + c + d + e; }\n")
    (tmp_path / "sim/CMakeLists.txt").write_text("# line\n" * 61)
    assert sizes.over_budget(tmp_path) == {"sim/a.cpp": 573, "sim/a.cpp::f": 73, "sim/CMakeLists.txt": 61}
    assert sizes.many_parameters(tmp_path) == {"sim/b.cpp::h()": 5}


@pytest.mark.parametrize(
    ("over", "allowed", "said"),
    [
        ({"a": 70}, {}, ["a: 70, allowed nothing over the budget"]),
        ({"a": 70}, {"a": 65}, ["a: 70, allowed 65"]),
        ({"a": 70}, {"a": 70}, []),
        ({"a": 70}, {"a": 80}, ["a: lower its limit from 80 to 70"]),
        ({}, {"a": 70}, ["a: take it off the list, it is within the budget"]),
    ],
)
def test_the_list_may_only_shrink(over, allowed, said):
    assert sizes.against(over, allowed) == said


def test_list_is_read(tmp_path):
    (tmp_path / "allow.txt").write_text("# why\n\nsim/a.cpp::f 65  # a table\n")
    assert sizes.read_allowed(tmp_path / "allow.txt") == {"sim/a.cpp::f": 65}

"""Sources that are compiled together do not say one name twice."""

import pytest

import unity
from test_layers import write

HEAD = "\nnamespace {\n\n"
TAIL = "\n}  // namespace\n"


def test_project():
    if found := unity.names_said_twice():
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize(
    "text",
    ["constexpr int few = 3;", "struct Pair {\n  int a;\n};", "int sum(int a) { return a; }", "using Row = int;"],
)
def test_the_same_name_is_seen(tmp_path, text):
    for source in ("a", "b/c"):
        write(tmp_path, f"models/platform_work/{source}.cpp", HEAD + text + TAIL)
    assert len(found := unity.names_said_twice(tmp_path)) == 1
    assert "b/c.cpp: " in found[0]


def test_overloads_and_other_libraries_are_left_alone(tmp_path):
    write(tmp_path, "models/platform_work/a.cpp", HEAD + "int sum(int a) { return a; }" + TAIL)
    write(tmp_path, "models/platform_work/b.cpp", HEAD + "int sum(double a) { return 1; }" + TAIL)
    write(tmp_path, "models/crowdwork/c.cpp", HEAD + "int sum(int a) { return a; }" + TAIL)
    assert unity.names_said_twice(tmp_path) == []

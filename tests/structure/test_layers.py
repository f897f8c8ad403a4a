"""Layers hold; and each check sees what it is for, on small wrong trees."""

import pytest

import layers

CHECKS = [
    layers.unresolved,
    layers.crossed_layers,
    layers.strange_rooms,
    layers.rules_that_see_each_other,
    layers.strange_libraries,
    layers.cycles,
    layers.bad_headers,
    layers.crossed_package_layers,
]

RULES = "models/platform_work/policies"
BOARDS = "models/platform_work/platforms"

# check, a wrong file, its text, part of what must be said about it
WRONG = [
    (layers.unresolved, "sim/base/a.cpp", '#include "id.h"', "id.h is no file"),
    (layers.unresolved, "sim/base/a.cpp", '#include "sim/base/gone.h"', "gone.h is no file"),
    (layers.crossed_layers, "sim/base/a.h", '#include "models/x/state.h"', "sim does not include models"),
    (layers.crossed_layers, "sim/base/a.h", '#include "sim/events/queue.h"', "to its right"),
    (layers.crossed_layers, "sim/output/a.cpp", '#include "sim/ensemble/run.h"', "to its right"),
    (layers.crossed_layers, "models/x/a.h", '#include "models/y/state.h"', "no other model"),
    (layers.crossed_layers, "models/x/a.h", '#include "models/cli/run_command.h"', "no other model"),
    (layers.crossed_layers, "models/x/a.h", '#include "python/bind/a.h"', "models does not include python"),
    (layers.crossed_layers, "tests/sim/base/a_test.cpp", '#include "models/x/state.h"', "includes no model"),
    (layers.strange_rooms, "sim/cellar/a.h", "", "not in one of the rooms"),
    (layers.strange_rooms, "sim/a.h", "", "not in one of the rooms"),
    (layers.rules_that_see_each_other, f"{RULES}/a.h", f'#include "{RULES}/b.h"', "another rule"),
    (layers.rules_that_see_each_other, f"{BOARDS}/a.h", f'#include "{BOARDS}/b.h"', "another rule"),
    (layers.rules_that_see_each_other, f"{RULES}/a.h", f'#include "{BOARDS}/b.h"', "another rule"),
    (layers.rules_that_see_each_other, f"{RULES}/a.cpp", f'#include "{RULES}/b.h"', "another rule"),
    (layers.rules_that_see_each_other, f"{RULES}/a.h", '#include "models/platform_work/market.h"', "the market"),
    (layers.strange_libraries, "sim/output/store.cpp", "#include <hdf5.h>", "only sim/output/hdf5.cpp"),
    (layers.strange_libraries, "sim/output/hdf5.h", "#include <H5Ipublic.h>", "only sim/output/hdf5.cpp"),
    (layers.strange_libraries, "sim/config/node.h", "#include <toml++/toml.h>", "only sim/config/toml.cpp"),
    (layers.strange_libraries, "models/x/a.cpp", "#include <nlohmann/json.hpp>", "only sim/config/json.cpp"),
    (layers.strange_libraries, "sim/base/a.cpp", "#include <openssl/evp.h>", "only sim/output/hash.cpp"),
    (layers.strange_libraries, "models/x/a.cpp", "#include <CLI/CLI.hpp>", "only models/cli/"),
    (layers.strange_libraries, "models/x/a.cpp", "#  include <pybind11/stl.h>", "only python/bind/"),
    (layers.strange_libraries, "sim/base/a.cpp", "#include <Eigen/Dense>", "only models/"),
    (layers.strange_libraries, "sim/base/a.cpp", "#include <unistd.h>", "only .cpp files of sim/output/"),
    (layers.strange_libraries, "sim/output/os.h", "#include <unistd.h>", "only .cpp files of sim/output/"),
    (layers.strange_libraries, "sim/base/a.cpp", "#include <spdlog/spdlog.h>", "not a library of this project"),
    (layers.cycles, "sim/base/a.h", '#include "sim/base/a.h"', "sim/base/a.h -> sim/base/a.h"),
    (layers.bad_headers, "sim/base/a.h", "// Says what it is.\n", "no #pragma once"),
    (layers.bad_headers, "sim/base/a.h", "#pragma once\n#include <vector>\n", "comment that says what it is"),
    (layers.crossed_package_layers, "python/piecework/effects/a.py", "from piecework import _core", "compiled module"),
    (layers.crossed_package_layers, "python/piecework/study/a.py", "from .. import _core", "compiled module"),
    (layers.crossed_package_layers, "python/piecework/a.py", "def f():\n  import piecework._core", "compiled module"),
    (layers.crossed_package_layers, "python/piecework/results/a.py", "from piecework.effects import b", "does not"),
    (layers.crossed_package_layers, "python/piecework/results/a.py", "from ..show.b import c", "results does not"),
    (layers.crossed_package_layers, "python/piecework/effects/a.py", "from .. import show", "effects does not"),
]  # fmt: skip

# check, a right file, its text
RIGHT = [
    (layers.crossed_layers, "sim/output/a.cpp", '#include "sim/base/id.h"'),
    (layers.crossed_layers, "models/cli/a.cpp", '#include "models/x/state.h"'),
    (layers.crossed_layers, "tests/models/x/a_test.cpp", '#include "models/x/state.h"'),
    (layers.rules_that_see_each_other, f"{RULES}/a.cpp", f'#include "{RULES}/a.h"'),
    (layers.rules_that_see_each_other, f"{RULES}/a.h", f'#include "{BOARDS}/state.h"'),
    (layers.rules_that_see_each_other, f"{BOARDS}/build.cpp", f'#include "{BOARDS}/board.h"'),
    (layers.rules_that_see_each_other, f"{BOARDS}/member_parameters.h", f'#include "{BOARDS}/week.h"'),
    (layers.strange_libraries, "sim/output/hdf5.cpp", "#include <hdf5_hl.h>\n#include <string>"),
    (layers.strange_libraries, "tests/models/cli/a_test.cpp", "#include <CLI/CLI.hpp>"),
    (layers.crossed_package_layers, "python/piecework/show/a.py", "from ..results import b"),
    (layers.crossed_package_layers, "python/piecework/study/run.py", "from piecework import _core"),
]


def write(root, path, text):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_project(check):
    if found := check():
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize(("check", "path", "text", "said"), WRONG)
def test_wrong_is_seen(tmp_path, check, path, text, said):
    write(tmp_path, path, text)
    found = check(tmp_path)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(("check", "path", "text"), RIGHT)
def test_right_is_left_alone(tmp_path, check, path, text):
    write(tmp_path, path, text)
    assert check(tmp_path) == []


def test_long_cycle_is_seen(tmp_path):
    for here, there in ("ab", "bc", "ca"):
        write(tmp_path, f"sim/base/{here}.h", f'#include "sim/base/{there}.h"\n')
    assert layers.cycles(tmp_path) == ["sim/base/a.h -> sim/base/b.h -> sim/base/c.h -> sim/base/a.h"]


def test_source_with_a_header_is_a_rule_and_without_one_a_part_of_a_door(tmp_path):
    write(tmp_path, f"{BOARDS}/sessions.cpp", f'#include "{BOARDS}/choice.h"\n')
    assert layers.rules_that_see_each_other(tmp_path) == []
    write(tmp_path, f"{BOARDS}/sessions.h", "")
    assert len(layers.rules_that_see_each_other(tmp_path)) == 1


def test_second_user_of_the_command_line_library_is_seen(tmp_path):
    for path in ("models/cli/run.cpp", "models/cli/check.cpp"):
        write(tmp_path, path, "#include <CLI/CLI.hpp>\n")
    assert "one .cpp file hides CLI11" in layers.strange_libraries(tmp_path)[0]

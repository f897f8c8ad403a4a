"""Nothing is written that may not be; and each check sees what it is for."""

import pytest

import words

CHECKS = [words.forbidden_nouns, words.forbidden_calls, words.folders_of_a_machine, words.unlisted_sources]
FOLDER = "/".join(["", "home", "me", "piecework"])
FIXED_TEMP = "/".join(["", "tmp", "x"])

WRONG = [
    (words.forbidden_nouns, "sim/base/a.h", "// the workers of a street", "'workers'"),
    (words.forbidden_nouns, "sim/base/a.h", "int wage_sum;", "'wage'"),
    (words.forbidden_nouns, "sim/base/a.h", "struct OpenVacancy {};", "'vacancy'"),
    (words.forbidden_nouns, "sim/base/a.h", 'auto x = "TORONTO";', "'toronto'"),
    (words.forbidden_nouns, "sim/base/CMakeLists.txt", "# for the platform", "'platform'"),
    (words.forbidden_nouns, "sim/base/policy_list.h", "", "'policy'"),
    (words.forbidden_calls, "sim/base/a.h", "std::unordered_map<int, int> m;", "unordered_map"),
    (words.forbidden_calls, "models/x/a.cpp", "std::shuffle(a, b, g);", "std::shuffle"),
    (words.forbidden_calls, "models/x/a.cpp", "std::normal_distribution<> d;", "std::normal_distribution"),
    (words.forbidden_calls, "models/x/a.cpp", "return std::rand() % 6;", "rand("),
    (words.forbidden_calls, "models/x/a.cpp", "std::random_device seed;", "random_device"),
    (words.forbidden_calls, "models/x/a.cpp", 'setlocale(LC_ALL, "");', "setlocale"),
    (words.forbidden_calls, "sim/base/a.cpp", "thread_local int x = 0;", "thread_local"),
    (words.forbidden_calls, "sim/base/a.cpp", "\n\nstatic int count = 0;", "a.cpp:3: a static that can change"),
    (words.forbidden_calls, "sim/base/a.cpp", "int f() { static std::vector<int> v; return 0; }", "can change"),
    (words.folders_of_a_machine, "docs/a.md", f"see {FOLDER}", "docs/a.md:1"),
    (words.folders_of_a_machine, "a.sh", f"cp a {FIXED_TEMP}", "a.sh:1"),
    (words.unlisted_sources, "sim/base/a.cpp", "", "no CMakeLists.txt names it"),
    (words.unlisted_sources, "sim/CMakeLists.txt", "file(GLOB sources *.cpp)", "not by pattern"),
]

RIGHT = [
    (words.forbidden_nouns, "sim/base/a.h", "// network, artworks, skilled reader: whole words only"),
    (words.forbidden_nouns, "models/x/a.h", "int wage;"),
    (words.forbidden_calls, "sim/base/a.h", '// std::unordered_map would do\nauto x = "std::shuffle";'),
    (words.forbidden_calls, "sim/base/a.h", "static constexpr int n = 3; static const int m = 2; static int f();"),
    (words.forbidden_calls, "sim/base/a.h", "static bool operator==(A a, B b) { return true; }"),
    (words.forbidden_calls, "sim/base/a.h", "static_assert(x == static_cast<int>(y)); auto operand(int);"),
    (
        words.folders_of_a_machine,
        "docs/a.md",
        "models/work/a.h, https://example.org/home/x, build/home/x, /home/someone/x",
    ),
    (words.unlisted_sources, "docs/a.cpp", ""),
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


def test_sources_named_here_or_above_are_listed(tmp_path):
    write(tmp_path, "sim/CMakeLists.txt", "add_library(x base/a.cpp)\n# base/c.cpp\n")
    write(tmp_path, "sim/base/CMakeLists.txt", "target_sources(x PRIVATE b.cpp)\n")
    for source in "abc":
        write(tmp_path, f"sim/base/{source}.cpp", "")
    assert words.unlisted_sources(tmp_path) == ["sim/base/c.cpp: no CMakeLists.txt names it"]

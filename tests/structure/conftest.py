"""Ask, at the end, about the files that are larger than they should be; see sizes.py."""

import sizes


def pytest_terminal_summary(terminalreporter):
    for line in sizes.to_ask_about():
        terminalreporter.write_line(f"more than {sizes.ASK_LINES} lines, should it be two files? {line}")

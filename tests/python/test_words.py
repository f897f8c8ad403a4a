"""Numbers and what they count: one run, two runs; zéro, une exécution, deux exécutions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from piecework.explore.texts import say as explorer
from piecework.french import french
from piecework.i18n import Count, counted, say
from piecework.notes import NOTES, note_in
from piecework.show.report_phrases import PHRASES
from piecework.study.estimate import Estimate

PACKAGE = Path(__file__).resolve().parents[2] / "python" / "piecework"
COUNTED = (
    "arms|chunks|effects|futures|minutes|months|outcomes|replicates|requesters|rows|runs|tasks|threads|trials|workers"
    "|bras|exécutions|fils|nombres|paires|réplications"
)
BARE = re.compile(rf"(?:%d|\{{[^{{}}|]*\}}) (?:simulated |recorded )?(?:{COUNTED})\b(?!=)")
ALWAYS_MANY = (  # one never stands there
    "{len(table):,} rows, more than a sheet holds",
    "{MOST_EXTENDS} files",
    "{age + 0.5:g} months",
    "mean of {count} replicates",
    "({done} of {planned} runs committed)",
    "{count} effects in this table",
    '("{} task", "{} tasks")',  # both stand there
)


@pytest.mark.parametrize(
    ("count", "words", "lang", "said"),
    [
        (1, "run", "en", "1 run"),
        (0, "run", "en", "0 runs"),
        (1200, "run", "en", "1,200 runs"),
        (0, "essai", "fr", "0 essai"),
        (1, "exécution|s", "fr", "1 exécution"),
        (2, "fil|fils", "fr", "2 fils"),
        (1.5, "heure", "fr", "1,5 heure"),
        (1, "study|studies", "en", "1 study"),
        (3, "=is|are", "en", "are"),
    ],
)
def test_one_and_many(count, words, lang, said):
    assert counted(count, words, lang) == said


def test_a_number_in_a_template_is_still_a_number():
    assert f"{Count(1, 'en'):03d} {Count(7, 'fr')}" == "001 7"


def test_sentences_of_one_and_of_many():
    assert str(Estimate(1, 1, 3.0, 5e6)) == "1 run on 1 thread: about 3 s and 5 MB"
    assert explorer("estimated", "en", runs=8, threads=1, time="3 s", memory=5).startswith("8 runs on 1 thread: ")
    assert explorer("estimated", "fr", runs=1, threads=1, time="3 s", memory=5).startswith(
        "1 exécution sur 1 fil\xa0: "
    )
    assert explorer("so_far", "en", done=1, planned=4) == "So far: 1 of 4 runs is committed; the numbers still change."
    assert "0 exécution sur 4 est terminée\u202f;" in explorer("so_far", "fr", done=0, planned=4)
    numbers = PHRASES["assumptions_text"].format(count=1, assumed=1)
    assert numbers.en.startswith("1 number enters this study; 1 of them is an assumption.")
    assert numbers.fr.startswith(french("1 nombre entre dans cette étude; 1 est une hypothèse."))
    assert say("why_persons", "fr", count=1) == "repose sur 1 personne simulée dans une réplication"


def test_no_message_forgets_that_there_may_be_one():
    found = [
        f"{path.relative_to(PACKAGE)}: {hit[0]}"
        for path in PACKAGE.rglob("*.py")
        for hit in BARE.finditer(path.read_text(encoding="utf-8"))
        if not any(hit[0] in words and words in path.read_text(encoding="utf-8") for words in ALWAYS_MANY)
    ]
    assert found == []


def test_notes_in_french():
    assert note_in("2 of 1 replicate without a value; identical", "fr") == french(
        "2 réplications sur 1 sans valeur; identique"
    )
    assert note_in("something new", "fr") == "something new"
    assert all(re.compile(pattern) for pattern, _ in NOTES)

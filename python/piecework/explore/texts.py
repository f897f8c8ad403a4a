"""What the explorer says in English and in French; names of places, policies, outcomes and groups are not here."""

from __future__ import annotations

from typing import Any

from piecework.show.report_texts import Text

LANGUAGES = {"English": "en", "Français": "fr"}

TEXTS = {
    "title": Text("Piecework explorer", "Explorateur Piecework"),
    "lead": Text(
        "Put a study together, run it on this machine, read what the policies change. Nothing leaves this machine.",
        "Composez une étude, lancez-la sur cette machine, lisez ce que changent les politiques. Rien ne quitte cette "
        "machine.",
    ),
    "skip": Text("Skip to the results", "Aller aux résultats"),
    # choosing
    "choose": Text("Your study", "Votre étude"),
    "begin_with": Text("Begin with", "Commencer par"),
    "blank": Text("an empty study", "une étude vide"),
    "take": Text("Take it over", "Reprendre"),
    "place": Text("1. Place", "1. Lieu"),
    "place_field": Text("Place", "Lieu"),
    "period": Text("2. Period", "2. Période"),
    "start": Text("First recorded day", "Premier jour enregistré"),
    "until": Text("End (exclusive)", "Fin (exclue)"),
    "future": Text("3. Future", "3. Avenir"),
    "future_field": Text("Future of 2030", "Avenir de 2030"),
    "no_future": Text("none: the place as it is", "aucun : le lieu tel qu'il est"),
    "policies": Text("4. Policy packages", "4. Ensembles de politiques"),
    "policies_hint": Text(
        "Each package is compared with the baseline, which has no intervention. Dates are real ones; values are "
        "absolute, in the unit shown.",
        "Chaque ensemble est comparé à la référence, qui n'a aucune intervention. Les dates sont réelles; les valeurs "
        "sont absolues, dans l'unité indiquée.",
    ),
    "add_field": Text("Intervention", "Intervention"),
    "add": Text("Add", "Ajouter"),
    "remove": Text("Remove “{policy}”", "Retirer « {policy} »"),
    "numbers": Text("Numbers of “{policy}” ({count})", "Paramètres de « {policy} » ({count})"),
    "in_package": Text("In package", "Dans l'ensemble"),
    "package": Text("Package {letter}", "Ensemble {letter}"),
    "first_day": Text("From", "À partir du"),
    "last_day": Text("Until (exclusive)", "Jusqu'au (exclu)"),
    "whole_period": Text("the whole period", "toute la période"),
    "advanced": Text("5. Advanced", "5. Réglages avancés"),
    "scale": Text("Scale (simulated : residents)", "Échelle (simulés : résidents)"),
    "replicates": Text("Replicates", "Réplications"),
    "seed": Text("Seed", "Graine"),
    "changes": Text("More changed parameters", "Autres paramètres changés"),
    "changes_hint": Text(
        "One a line, as platforms.board.fee = 0.1; `piecework list parameters` lists them.",
        "Un par ligne, comme platforms.board.fee = 0.1; `piecework list parameters` les énumère.",
    ),
    "name": Text("Name of the study (optional)", "Nom de l'étude (facultatif)"),
    # running
    "timeline": Text("When what is in force", "Ce qui est en vigueur, et quand"),
    "timeline_table": Text("The same as a table", "Les mêmes données en tableau"),
    "warm_up": Text("warm-up, not recorded", "mise en régime, non enregistrée"),
    "recorded": Text("recorded", "enregistré"),
    "wrong_dates": Text(
        "The picture needs dates as 2026-01-31, the end after the beginning.",
        "L'image demande des dates comme 2026-01-31, la fin après le début.",
    ),
    "what": Text("What", "Quoi"),
    "from": Text("From", "Du"),
    "to": Text("Until (exclusive)", "Jusqu'au (exclu)"),
    "run_head": Text("Run", "Lancer"),
    "estimate": Text("Estimate", "Estimer"),
    "run": Text("Run", "Lancer"),
    "cancel": Text("Cancel", "Annuler"),
    "estimating": Text("Estimating from two small trials …", "Estimation à partir de deux petits essais …"),
    "estimated": Text(
        "{runs:run|s} on {threads:thread|s}: about {time} and {memory} MB (within a factor of two).",
        "{runs:exécution|s} sur {threads:fil|s} : environ {time} et {memory} Mo (à un facteur deux près).",
    ),
    "confirm": Text("Press Run to start it.", "Appuyez sur Lancer pour commencer."),
    "seconds": Text("{count} s", "{count} s"),
    "minutes": Text("{count} min", "{count} min"),
    "state_running": Text("Running: {done} of {planned:run|s}", "En cours : {done:exécution|s} sur {planned}"),
    "state_done": Text("Done: {done:run|s} in {time}", "Terminé : {done:exécution|s} en {time}"),
    "state_stopped": Text(
        "Cancelled: {done} of {planned:run|s} {done:=is|are} kept; Run goes on with them",
        "Annulé : {done:exécution|s} sur {planned} {done:=est gardée|sont gardées}; Lancer reprend à partir de là",
    ),
    "state_failed": Text("Failed", "Échec"),
    "left": Text(", about {time} left", ", encore environ {time}"),
    "stopping": Text("Stopping …", "Arrêt en cours …"),
    "progress": Text("Progress of the run", "Avancement"),
    "ready": Text("Nothing is running.", "Rien n'est en cours."),
    "saved": Text("Saved as {path}; the study is in {folder}.", "Enregistré sous {path}; l'étude est dans {folder}."),
    "error": Text("Cannot run", "Exécution impossible"),
    # reading
    "results": Text("Results", "Résultats"),
    "study": Text("Saved study", "Étude enregistrée"),
    "outcome": Text("Outcome", "Résultat"),
    "by": Text("Groups", "Groupes"),
    "everyone": Text("Everyone", "Tout le monde"),
    "compare": Text("Compare with", "Comparer avec"),
    "nothing": Text("nothing", "rien"),
    "reading": Text("Reading …", "Lecture en cours …"),
    "no_results": Text(
        "No replicate is committed yet. Results appear here as soon as there is one of each package.",
        "Aucune réplication n'est encore terminée. Les résultats paraissent ici dès qu'il y en a une par ensemble.",
    ),
    "so_far": Text(
        "So far: {done} of {planned:run|s} {done:=is|are} committed; the numbers still change.",
        "Pour l'instant : {done:exécution|s} sur {planned} {done:=est terminée|sont terminées}; "
        "les nombres changeront encore.",
    ),
    "no_effects": Text(
        "No replicate is committed in both the baseline and a package yet.",
        "Aucune réplication n'est encore terminée à la fois dans la référence et dans un ensemble.",
    ),
    "changes_head": Text("What the packages change, everyone", "Ce que changent les ensembles, tout le monde"),
    "detail_head": Text("{outcome}: by group", "{outcome} : par groupe"),
    "picture_head": Text("{outcome}: difference from the baseline", "{outcome} : écart avec la référence"),
    "course_head": Text("{outcome} by month, everyone", "{outcome} par mois, tout le monde"),
    "no_course": Text(
        "This outcome has no course by month, since it follows people over many.",
        "Ce résultat n'a pas d'évolution mensuelle, car il suit les personnes sur plusieurs mois.",
    ),
    "compare_head": Text("{outcome}: studies side by side, everyone", "{outcome} : études côte à côte, tout le monde"),
    "compare_text": Text(
        "Each difference is from its own study's baseline. Studies with other places, periods or seeds differ in more "
        "than the package.",
        "Chaque écart se rapporte à la référence de sa propre étude. Des études d'autres lieux, périodes ou graines "
        "diffèrent par plus que l'ensemble.",
    ),
    "package_column": Text("Package", "Ensemble"),
    "withheld": Text("no direction", "sens non établi"),
    "no_interval": Text("no interval", "pas d'intervalle"),
    "facts": Text(
        "{scenario}, {scale}, seed {seed}, {replicates:replicate|s}, {months}; result {hash}",
        "{scenario}, {scale}, graine {seed}, {replicates:réplication|s}, {months}; résultat {hash}",
    ),
    "not_merged": Text("not known yet", "pas encore connu"),
    "downloads": Text("Take with you", "À emporter"),
    "download_csv": Text("Effects (CSV)", "Effets (CSV)"),
    "download_excel": Text("Tables (Excel)", "Tableaux (Excel)"),
    "download_hdf5": Text("All results (HDF5)", "Tous les résultats (HDF5)"),
    "download_report": Text("Report (HTML)", "Rapport (HTML)"),
    "download_study": Text("Study file (TOML)", "Fichier d'étude (TOML)"),
    "limits": Text("What this does not say", "Ce que ceci ne dit pas"),
    "month": Text("Month", "Mois"),
}


def say(key: str, lang: str, **values: Any) -> str:
    """A text of the explorer in a language, filled; values that are texts give each language its own.

    Examples
    --------
    >>> say("state_done", "fr", done=8, time="12 s")
    'Terminé : 8 exécutions en 12 s'
    """
    text = TEXTS[key].format(**values) if values else TEXTS[key]
    return str(getattr(text, lang))


def told(text: Text, lang: str) -> str:
    """One language of a text."""
    return str(getattr(text, lang))


def seconds_in_words(seconds: float, lang: str) -> str:
    """A duration as a reader wants it.

    Examples
    --------
    >>> seconds_in_words(12.3, "en"), seconds_in_words(150, "fr")
    ('12 s', '2 min')
    """
    return say(
        "minutes" if seconds >= 120 else "seconds", lang, count=round(seconds / 60 if seconds >= 120 else seconds)
    )

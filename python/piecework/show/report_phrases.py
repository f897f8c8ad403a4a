"""The catalogue of the report's sentences, English and French, by name."""

from __future__ import annotations

from piecework.show.report_texts import COLON, Text

PHRASES = {
    # page
    "report": Text("Piecework report", "Rapport Piecework"),
    "colon": COLON,
    "language": Text("Language", "Langue"),
    "contents": Text("Contents", "Sommaire"),
    "skip": Text("Skip to the results", "Aller aux résultats"),
    "print": Text("Print", "Imprimer"),
    "table_of": Text("The same as a table", "Les mêmes données en tableau"),
    "no_script": Text(
        "Pictures need JavaScript; every number also stands in a table.",
        "Les graphiques demandent JavaScript; chaque nombre est aussi dans un tableau.",
    ),
    "from_to": Text("{low} to {high}", "{low} à {high}"),
    "none": Text("none", "aucun"),
    "capsule": Text("Result", "Résultat"),
    "unfinished": Text(
        "not merged, hence no result hash: {done} of {planned:run|s}",
        "non réunie, donc sans empreinte : {done:exécution|s} sur {planned}",
    ),
    "done": Text("{count} ({done} of {planned:run|s})", "{count} ({done:exécution|s} sur {planned})"),
    "no_decision": Text(
        "For no decision about a person: nothing here is a forecast for a client, and no number may be used to rank, "
        "refuse or refer one.",
        "À n'utiliser pour aucune décision sur une personne : rien ici n'est une prévision pour un client ou une "
        "cliente, et aucun nombre ne peut servir à classer, refuser ou orienter quelqu'un.",
    ),
    # facts
    "scenario": Text("Scenario", "Scénario"),
    "scale": Text("Scale", "Échelle"),
    "seed": Text("Seed", "Graine"),
    "replicates": Text("Replicates", "Réplications"),
    "months": Text("Months", "Mois"),
    "version": Text("Program", "Programme"),
    # headline
    "headline": Text("What the policies change", "Ce que changent les politiques"),
    "answer": Text("In plain words", "En mots simples"),
    "course": Text("{outcome} by month, everyone ({unit})", "{outcome} par mois, tout le monde ({unit})"),
    "effects": Text("Difference from the baseline, everyone", "Écart avec la référence, tout le monde"),
    "no_arms": Text(
        "The study has one arm only; there is no policy to compare with it.",
        "L'étude n'a qu'un bras; il n'y a pas de politique à comparer.",
    ),
    "sentence_higher": Text(
        "{outcome}: higher, {difference} {unit} (95 % interval {low} to {high}), from {baseline} to {policy} {level}.",
        "{outcome} : en hausse, {difference} {unit} (intervalle à 95 % : {low} à {high}), de {baseline} à {policy} "
        "{level}.",
    ),
    "sentence_lower": Text(
        "{outcome}: lower, {difference} {unit} (95 % interval {low} to {high}), from {baseline} to {policy} {level}.",
        "{outcome} : en baisse, {difference} {unit} (intervalle à 95 % : {low} à {high}), de {baseline} à {policy} "
        "{level}.",
    ),
    "sentence_unclear": Text(
        "{outcome}: not distinguishable from zero here (95 % interval {low} to {high} {unit}); an effect of {seen} "
        "would have been seen.",
        "{outcome} : ne se distingue pas de zéro ici (intervalle à 95 % : {low} à {high} {unit}); un effet de {seen} "
        "se serait vu.",
    ),
    "sentence_identical": Text("{outcome}: the policy changed nothing.", "{outcome} : la politique n'a rien changé."),
    "sentence_single": Text(
        "{outcome}: {difference} {unit} in one comparison, without an interval ({note}).",
        "{outcome} : {difference} {unit} dans une comparaison, sans intervalle ({note}).",
    ),
    "sentence_none": Text("{outcome}: no value ({note}).", "{outcome} : pas de valeur ({note})."),
    "higher": Text("▲ higher", "▲ hausse"),
    "lower": Text("▼ lower", "▼ baisse"),
    "unclear": Text("○ not clear", "○ pas clair"),
    "identical": Text("= the same", "= pareil"),
    "single": Text("one replicate", "une réplication"),
    "none_verdict": Text("no value", "pas de valeur"),
    "band_title": Text("What the bars and bands mean", "Ce que disent les barres et les bandes"),
    "band": Text(
        "Every difference is taken between two runs of the same simulated people with the same luck, one with the "
        "policy and one without, and averaged over {count:such pair (replicate)|such pairs (replicates)}. The bar is "
        "the 95 % interval of that mean (Student's t): if the whole experiment were repeated with other luck, "
        "about 95 of 100 such bars "
        "would contain the model's own mean. It covers chance between replicates only: not doubt about parameters, "
        "data or the form of the model, and not how much people differ from each other. A filled point has an "
        "interval that leaves zero out, an open one does not. {outcomes:outcome is|outcomes are} shown for "
        "each policy, so some may leave zero out by chance alone.",
        "Chaque écart est pris entre deux simulations des mêmes personnes avec le même hasard, l'une avec la "
        "politique et l'autre sans, puis moyenné sur {count:paire (réplication)|paires (réplications)}. La "
        "barre est l'intervalle à 95 % de cette moyenne (t de Student) : si toute l'expérience était répétée "
        "avec un autre hasard, environ 95 "
        "barres sur 100 contiendraient la moyenne du modèle lui-même. Elle ne couvre que le hasard entre réplications "
        ": ni le doute sur les paramètres, les données ou la forme du modèle, ni les différences entre personnes. Un "
        "point plein a un intervalle sans zéro, un point vide non. {outcomes:résultat est montré|résultats sont "
        "montrés} par politique, "
        "si bien que certains peuvent exclure zéro par hasard.",
    ),
    # columns
    "outcome": Text("Outcome", "Résultat"),
    "policy": Text("Policy", "Politique"),
    "group": Text("Group", "Groupe"),
    "unit": Text("Unit of the difference", "Unité de l'écart"),
    "baseline_mean": Text("Baseline", "Référence"),
    "policy_mean": Text("With the policy", "Avec la politique"),
    "difference": Text("Difference", "Écart"),
    "interval": Text("95 % interval", "Intervalle à 95 %"),
    "persons": Text("Fewest simulated persons", "Personnes simulées, au moins"),
    "verdict": Text("Verdict", "Verdict"),
    "note": Text("Note", "Remarque"),
    "sign_wrong": Text("Chance that the sign is wrong", "Probabilité d'un signe faux"),
    "health": Text("Health", "Fiabilité"),
    "month": Text("Month", "Mois"),
    # gains
    "who": Text("Who gains and who loses", "Qui gagne et qui perd"),
    "who_text": Text(
        "Effects within groups, each against the same group without the policy. Cells with fewer than {few} "
        "simulated persons in any run hold no value. Groups of a person can change in a run; a group's effect is "
        "that of its members in either arm.",
        "Effets par groupe, chacun comparé au même groupe sans la politique. Les cellules de moins de {few} "
        "personnes simulées dans une exécution n'ont pas de valeur. Le groupe d'une personne peut changer en cours "
        "de route; l'effet d'un groupe est celui de ses membres dans chaque bras.",
    ),
    "who_figure": Text("{outcome}: difference by group", "{outcome} : écart par groupe"),
    "choose": Text("Outcome shown", "Résultat montré"),
    "persons_title": Text("Person by person", "Personne par personne"),
    "persons_text": Text(
        "The same simulated residents in both arms. A policy that moves a few people moves, through every job and "
        "task that somebody else now finds taken, the luck of many, so that many gain and lose whom it never "
        "reached: what counts is by how much the ones exceed the others.",
        "Les mêmes résidents simulés dans les deux bras. Une politique qui touche peu de gens déplace, par chaque "
        "emploi et chaque tâche qu'un autre trouve pris, la chance de beaucoup, si bien que beaucoup gagnent et "
        "perdent sans être touchés : ce qui compte est de combien les uns dépassent les autres.",
    ),
    "better_off": Text("Better off, %", "Gagnants, %"),
    "worse_off": Text("Worse off, %", "Perdants, %"),
    "net_share": Text("Better less worse, points", "Gagnants moins perdants, points"),
    "mean_gain": Text("Mean gain, {unit}", "Gain moyen, {unit}"),
    "spread": Text("Eight in ten persons lie within, {unit}", "Huit personnes sur dix se situent entre ({unit})"),
    "with_interval": Text("{value} ({low} to {high})", "{value} ({low} à {high})"),
    "group_all": Text("Everyone", "Tout le monde"),
    "group_reached": Text("Reached by the policy", "Touchés par la politique"),
    "group_others": Text("Others", "Autres"),
    "no_groups": Text(
        "No group has {few} simulated persons or more behind any of these outcomes.",
        "Aucun groupe n'a {few} personnes simulées ou plus derrière l'un de ces résultats.",
    ),
    "better": Text("Better is", "Préférable"),
    "better_higher": Text("more", "plus"),
    "better_lower": Text("less", "moins"),
    "ranking_text": Text(
        "The chance of each to be the best in an outcome, as far as chance between replicates tells.",
        "La probabilité de chacune d'être la meilleure dans un résultat, d'après le seul hasard entre réplications.",
    ),
    "why": Text("Why", "Pourquoi"),
    "light_green": Text("● green", "● vert"),
    "light_amber": Text("◐ amber", "◐ orange"),
    "light_red": Text("○ red", "○ rouge"),
    "no_gains": Text(
        "How many persons are better or worse off is not shown: that takes a study with a panel (`piecework run … "
        "--panel N`).",
        "Le nombre de personnes gagnantes ou perdantes n'est pas montré : il faut une étude avec un panel (`piecework "
        "run … --panel N`).",
    ),
    "no_ranking": Text(
        "Policies are not ranked: that takes two of them, and an outcome of which it is known which way is better.",
        "Les politiques ne sont pas classées : il en faut deux, et un résultat dont on sait dans quel sens il est "
        "meilleur.",
    ),
    "ranking": Text("Ranking of the policies", "Classement des politiques"),
    # pathways
    "pathways": Text("Pathways between states", "Parcours entre états"),
    "pathways_text": Text(
        "Where residents are a month later, of 100 in the state of the row: mean over replicates and the recorded "
        "months. Who stays is left out. A cell that fewer than {few} moves lie behind, in any run, is blank. In the "
        "pictures of policies an asterisk marks an interval that leaves zero out.",
        "Où se trouvent les résidents un mois plus tard, sur 100 dans l'état de la ligne : moyenne des réplications "
        "et des mois enregistrés. Ceux qui restent ne sont pas montrés. Une cellule qui repose sur moins de {few} "
        "passages dans une exécution est vide. Pour les politiques, un astérisque marque un intervalle sans zéro.",
    ),
    "moves": Text("Baseline: moves a month of 100", "Référence : passages par mois sur 100"),
    "moves_changed": Text(
        "{policy}: change in moves a month of 100", "{policy} : variation des passages par mois sur 100"
    ),
    "from_state": Text("from", "de"),
    "to_state": Text("to", "vers"),
    "no_pathways": Text(
        "The study records no states of residents, or fewer than {few} moves between any two.",
        "L'étude n'enregistre pas d'états de résidents, ou moins de {few} passages entre deux d'entre eux.",
    ),
    # futures
    "futures": Text("Futures and policies", "Avenirs et politiques"),
    "futures_text": Text(
        "The same policy in different futures: difference from the baseline of that future, with its 95 % interval. "
        "A policy that changes sign between columns depends on the future more than on its design.",
        "La même politique dans différents avenirs : écart avec la référence de cet avenir, et intervalle à 95 %. Une "
        "politique qui change de signe entre colonnes dépend de l'avenir plus que de sa conception.",
    ),
    "one_future": Text(
        "One future only was given to this report; others are added with --future NAME=DIR.",
        "Un seul avenir a été donné à ce rapport; d'autres s'ajoutent avec --future NOM=DOSSIER.",
    ),
    "not_run": Text("not run", "non simulée"),
    # costs
    "costs": Text("What it costs the public", "Ce que cela coûte aux finances publiques"),
    "costs_text": Text(
        "Change against the baseline over {months:month|s}, discounted at {discount} % a year, {scaled}, in thousands "
        "of CAD of 2024 (cost of a month: CAD). Net cost = programmes − additional tax and contributions + "
        "additional benefits; below zero the public saves. Cost of a month: net cost for one more month in a job "
        "that fits what the person was trained for, with Fieller's interval.",
        "Variation par rapport à la référence sur {months} mois, actualisée à {discount} % par an, {scaled}, en "
        "milliers de $ CA de 2024 (coût d'un mois : $ CA). Coût net = programmes − impôts et cotisations en plus + "
        "prestations en plus; au-dessous de zéro, les finances publiques y gagnent. Coût d'un mois : "
        "coût net d'un mois de plus dans un emploi qui répond à la formation, avec l'intervalle de Fieller.",
    ),
    "scaled": Text("simulated residents × {factor}", "résidents simulés × {factor}"),
    "unscaled": Text("of the simulated residents", "des résidents simulés"),
    "no_costs": Text("The study records no public account.", "L'étude n'enregistre pas de compte public."),
    "programme_cost": Text("Programmes", "Programmes"),
    "tax_and_contributions": Text("Tax and contributions", "Impôts et cotisations"),
    "benefits": Text("Benefits", "Prestations"),
    "net_cost": Text("Net cost (95 % interval)", "Coût net (intervalle à 95 %)"),
    "commensurate_months": Text("Months in fitting jobs", "Mois en emploi à sa mesure"),
    "cost_per_month": Text("Cost of a month", "Coût d'un mois"),
    # assumptions
    "assumptions": Text("Assumptions and their sources", "Hypothèses et sources"),
    "assumptions_text": Text(
        "{count:number enters|numbers enter} this study; {assumed} of them {assumed:=is an assumption|are "
        "assumptions}. "
        "Each has a range that it may lie in. The words of sources are those of the scenario, in English.",
        "{count:nombre entre|nombres entrent} dans cette étude; {assumed} {assumed:=est une hypothèse|sont des "
        "hypothèses}. "
        "Chacun a une plage possible. Les sources sont celles du scénario, en anglais.",
    ),
    "of_policies": Text("Numbers of the policies", "Paramètres des politiques"),
    "of_scenario": Text("Numbers of the scenario", "Paramètres du scénario"),
    "search": Text("Show rows that contain", "Montrer les lignes qui contiennent"),
    "parameter": Text("Parameter", "Paramètre"),
    "value": Text("Value", "Valeur"),
    "unit_column": Text("Unit", "Unité"),
    "range": Text("Range", "Plage"),
    "confidence": Text("Confidence", "Confiance"),
    "source": Text("Source", "Source"),
    "confidence_P": Text("published", "publié"),
    "confidence_Q": Text("quoted", "cité"),
    "confidence_C": Text("computed", "calculé"),
    "confidence_U": Text("unconfirmed", "non confirmé"),
    "confidence_A": Text("assumption", "hypothèse"),
    # scorecard
    "scorecard": Text("How the model fares against published findings", "Le modèle face aux résultats publiés"),
    "no_scorecard": Text(
        "No scorecard was given to this report. `piecework validate --json > card.json` makes one, and --scorecard "
        "card.json adds it.",
        "Aucune fiche n'a été donnée à ce rapport. `piecework validate --json > card.json` en fait une, et --scorecard "
        "card.json l'ajoute.",
    ),
    "scorecard_text": Text(
        "Targets inside their band pass. Where calibrated targets pass and the others fail, the model can be made to "
        "fit and does not explain.",
        "Une cible est atteinte si la valeur simulée est dans sa bande. Là où les cibles calées sont atteintes et les "
        "autres non, le modèle peut être ajusté mais n'explique pas.",
    ),
    "score": Text("Score of the block {block}: {score}", "Note du bloc {block} : {score}"),
    "target": Text("Target", "Cible"),
    "published": Text("Published", "Publié"),
    "band_column": Text("Band", "Bande"),
    "simulated": Text("Simulated", "Simulé"),
    "points": Text("Score", "Note"),
    "pass": Text("✓ pass", "✓ atteinte"),
    "fail": Text("✗ fail", "✗ manquée"),
    "undecided": Text("? undecided", "? indécise"),
    "not computed": Text("not computed", "non calculée"),
    # limits
    "limits": Text("What this does not say", "Ce que ceci ne dit pas"),
    # provenance
    "provenance": Text("Where these numbers come from", "D'où viennent ces chiffres"),
    "provenance_text": Text(
        "Every figure above carries the first digits of the result hash. Whoever runs the same scenario with the "
        "same seed gets the same hash: `piecework verify DIR` runs replicates again and compares.",
        "Chaque figure porte les premiers chiffres de l'empreinte du résultat. Le même scénario et la même graine "
        "donnent la même empreinte : `piecework verify DOSSIER` refait des réplications et compare.",
    ),
    "files": Text("Data files read", "Fichiers de données lus"),
    "licences": Text("Licences of the data", "Licences des données"),
    "offline": Text(
        "This page asks nothing of the network. Charts: plotly.js (MIT licence).",
        "Cette page ne demande rien au réseau. Graphiques : plotly.js (licence MIT).",
    ),
}

LIMITS = [
    Text(
        "It is no forecast. It compares what the model makes of a policy with what it makes of the same city without "
        "it.",
        "Ce n'est pas une prévision. On compare ce que le modèle fait d'une politique à ce qu'il fait de la même "
        "ville sans elle.",
    ),
    Text(
        "Nothing here is about a real person. No number may be used to rank, refuse or refer anybody.",
        "Rien ici ne concerne une personne réelle. Aucun nombre ne peut servir à classer, refuser ou orienter "
        "quelqu'un.",
    ),
    Text(
        "Intervals cover chance between replicates alone. Doubt about parameters, data and the form of the model is "
        "larger and is not in them.",
        "Les intervalles ne couvrent que le hasard entre réplications. Le doute sur les paramètres, les données et "
        "la forme du modèle est plus grand et n'y est pas.",
    ),
    Text(
        "How common platform work is, is an input and no finding; of a what-if scenario even more so.",
        "L'ampleur du travail de plateforme est une donnée d'entrée, pas un résultat; encore moins dans un scénario "
        "« et si ».",
    ),
    Text(
        "Numbers marked as assumptions rest on no data. An effect that depends on one of them is as uncertain as it.",
        "Les nombres marqués comme hypothèses ne reposent sur aucune donnée. Un effet qui dépend de l'un d'eux est "
        "aussi incertain.",
    ),
    Text(
        "That an interval spans zero does not show that a policy does nothing; the note gives the smallest effect "
        "that would have been seen.",
        "Un intervalle qui contient zéro ne montre pas qu'une politique ne fait rien; la remarque donne le plus "
        "petit effet qui aurait été vu.",
    ),
    Text(
        "Levels of poverty and of public accounts leave out pensions, savings and child benefits: compare arms, not "
        "levels.",
        "Les niveaux de pauvreté et des comptes publics omettent pensions, épargne et prestations pour enfants : "
        "comparer les bras, pas les niveaux.",
    ),
]

"""Sentences of the stories of two lives, by month and by event, in English and French: a part of `i18n`'s table."""

from __future__ import annotations

STORIES = {
    "story_title": {
        "en": "Resident {person}, replicate {replicate}: “{arm}” against “{against}”",
        "fr": "Résident {person}, réplication {replicate} : « {arm} » contre « {against} »",
    },
    "story_same": {
        "en": "Both lives are the same in every recorded month.",
        "fr": "Les deux vies sont les mêmes pendant tous les mois enregistrés.",
    },
    "story_first": {"en": "{month}, the lives part:", "fr": "{month}, les vies se séparent :"},
    "story_next": {"en": "{month}, then also:", "fr": "{month}, ensuite aussi :"},
    "story_change": {"en": "{label} {after} instead of {before}", "fr": "{label} {after} au lieu de {before}"},
    "story_nothing": {"en": "none", "fr": "aucun"},
    "story_per_hour": {"en": " an hour", "fr": " de l'heure"},
    "story_end": {
        "en": "Up to {month}, all in all: net income {income}, pay from the board {pay}.",
        "fr": "Jusqu'à la fin de {month}, en tout : revenu net {income}, rémunération de la plateforme {pay}.",
    },
    "diary_same": {
        "en": "Both lives are the same, to the second and the cent, in all {count} events.",
        "fr": "Les deux vies sont les mêmes, à la seconde et au cent près, pendant {count} événements.",
    },
    "diary_alike": {
        "en": "{when}, the lives part. The {count} events before are the same in both, to the second and the cent.",
        "fr": "{when}, les vies se séparent. Les {count} événements d'avant sont les mêmes dans les deux, à la seconde "
        "et au cent près.",
    },
    "diary_alike_1": {
        "en": "{when}, the lives part. The one event before is the same in both, to the second and the cent.",
        "fr": "{when}, les vies se séparent. Le seul événement d'avant est le même dans les deux, à la seconde et au "
        "cent près.",
    },
    "diary_alike_0": {
        "en": "{when}, the lives part. Nothing had happened before in either since the arms parted.",
        "fr": "{when}, les vies se séparent. Rien n'était arrivé avant, ni dans l'une ni dans l'autre, depuis que les "
        "bras se sont séparés.",
    },
    "diary_in": {"en": "In “{arm}”: {event}.", "fr": "Dans « {arm} » : {event}."},
    "diary_nothing": {"en": "nothing at that moment", "fr": "rien à ce moment"},
    "diary_course": {
        "en": "The course is one that the policy “{policy}” opened.",
        "fr": "La formation est l'une de celles que la politique « {policy} » a ouvertes.",
    },
    "diary_moved": {
        "en": "At that moment the policy “{policy}” moved for this person: {value}{more}.",
        "fr": "À ce moment, la politique « {policy} » a changé pour cette personne : {value}{more}.",
    },
    "diary_nearest": {
        "en": "The nearest decision of a policy about this person before: {when}, “{policy}”, {value}{more}. "
        "Whether it is the cause cannot be told: others had met the policy, too.",
        "fr": "La décision politique la plus proche avant, au sujet de cette personne : {when}, « {policy} », "
        "{value}{more}. On ne peut dire si elle en est la cause : d'autres avaient aussi rencontré la politique.",
    },
    "diary_unknown": {
        "en": "Until then no policy is seen to have moved a value for this person (in force: {policies}). It came by "
        "way of {way}, where the policy, or what others did because of it, had been before; whose doing it was cannot "
        "be told.",
        "fr": "Jusque-là, on ne voit aucune politique changer une valeur pour cette personne (en vigueur : "
        "{policies}). Cela lui est venu par {way}, où la politique, ou ce que d'autres ont fait à cause d'elle, était "
        "passée avant ; on ne peut dire de qui c'était le fait.",
    },
    "diary_by_board": {"en": "the board", "fr": "la plateforme de microtâches"},
    "diary_by_jobs": {"en": "the job market", "fr": "le marché du travail"},
    "diary_by_projects": {"en": "the freelance marketplace", "fr": "la place de marché à la pige"},
    "diary_by_driving": {
        "en": "the platforms for deliveries and rides",
        "fr": "les plateformes de livraison et de courses",
    },
    "diary_by_courses": {"en": "a course", "fr": "une formation"},
    "diary_by_purse": {"en": "taxes and benefits", "fr": "les impôts et prestations"},
    "diary_first_of": {"en": " (the first of {count} such values)", "fr": " (la première de {count} valeurs du genre)"},
    "diary_only": {"en": "only in “{arm}”: {event}", "fr": "seulement dans « {arm} » : {event}"},
    "diary_counts": {"en": " ({after} instead of {before})", "fr": " ({after} au lieu de {before})"},
    "diary_more": {
        "en": "… and {count:more event|more events} of note.",
        "fr": "… et {count:autre événement notable|autres événements notables}.",
    },
    "diary_per_week": {"en": " a week", "fr": " par semaine"},
    "diary_per_task": {"en": " a task", "fr": " la tâche"},
    "diary_end": {
        "en": "Until {when}, all in all: net income {income}, pay from the board {pay} US.",
        "fr": "Jusqu'au {when}, en tout : revenu net {income}, rémunération de la plateforme {pay} US.",
    },
    "story_limits": {
        "en": "One life is an example, not the effect: much of what differs may be luck that others' choices moved.",
        "fr": "Une vie est un exemple, non l'effet : une bonne part des écarts peut être un hasard que "
        "d'autres ont déplacé.",
    },
}

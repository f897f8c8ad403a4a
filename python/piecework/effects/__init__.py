"""What a policy changed: differences between arms, with their uncertainty."""

from piecework.effects.answer import answer
from piecework.effects.displacement import displacement
from piecework.effects.divergence import Divergence, divergence, diverging
from piecework.effects.gains import gains, gains_by_person
from piecework.effects.levels import levels
from piecework.effects.paired import COLUMNS, TOO_FEW, effects
from piecework.effects.public_cost import public_cost
from piecework.effects.ranking import ranking, regret
from piecework.effects.split import split
from piecework.effects.tradeoffs import acceptability, cost_plane, pareto

__all__ = [
    "COLUMNS",
    "TOO_FEW",
    "Divergence",
    "acceptability",
    "answer",
    "cost_plane",
    "displacement",
    "divergence",
    "diverging",
    "effects",
    "gains",
    "gains_by_person",
    "levels",
    "pareto",
    "public_cost",
    "ranking",
    "regret",
    "split",
]

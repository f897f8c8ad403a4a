"""What a policy changed: differences between arms, with their uncertainty."""

from piecework.effects.displacement import displacement
from piecework.effects.gains import gains, gains_by_person
from piecework.effects.levels import levels
from piecework.effects.paired import COLUMNS, TOO_FEW, effects
from piecework.effects.public_cost import public_cost

__all__ = [
    "COLUMNS",
    "TOO_FEW",
    "displacement",
    "effects",
    "gains",
    "gains_by_person",
    "levels",
    "public_cost",
]

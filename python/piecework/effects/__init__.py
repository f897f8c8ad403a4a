"""What a policy changed: differences between arms, with their uncertainty."""

from piecework.effects.displacement import displacement
from piecework.effects.paired import COLUMNS, TOO_FEW, effects

__all__ = ["COLUMNS", "TOO_FEW", "displacement", "effects"]

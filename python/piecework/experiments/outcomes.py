"""What is taken from a study as one number: an effect or a level of a measure, by replicate."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from piecework.errors import unknown_name
from piecework.study.draws import effect_values

if TYPE_CHECKING:
    from piecework.study.study import Study


@dataclass(frozen=True)
class Outcome:
    """A number of a study.

    Attributes
    ----------
    measure
        A measure (its headline) or a component such as ``"M3.below_poverty"``.
    arm
        Which arm; None means the first policy arm for an effect, the baseline for a level.
    group
        Whose, for example ``"immigrant_class=newcomer"``.
    is_effect
        Whether it is the difference from the baseline.
    """

    measure: str = "M1"
    arm: str | None = None
    group: str = "all"
    is_effect: bool = True

    def values(self, study: Study) -> list[float]:
        """The number in each replicate.

        Raises
        ------
        InputError
            The study has no such measure, arm or group.
        """
        return effect_values(study, self.measure, self.arm, self.group) if self.is_effect else self._levels(study)

    def _levels(self, study: Study) -> list[float]:
        name, _, component = self.measure.partition(".")
        arm = self.arm or study.arms[0]
        for kind, each, known in (("arm", arm, study.arms), ("group", self.group, list(study.groups))):
            if each not in known:
                raise unknown_name(kind, each, known)
        row = study.summary.rows(name)[study.component(name, component or None), self.group]
        return list(map(float, study.summary.value[study.arms.index(arm), :, row]))

    def as_words(self) -> dict[str, Any]:
        """What it is, for a file."""
        return asdict(self)


def effect(measure: str = "M1", arm: str | None = None, group: str = "all") -> Outcome:
    """What a policy arm changes against the baseline, paired by replicate."""
    return Outcome(measure, arm, group, True)


def level(measure: str = "M1", arm: str | None = None, group: str = "all") -> Outcome:
    """The value in one arm."""
    return Outcome(measure, arm, group, False)

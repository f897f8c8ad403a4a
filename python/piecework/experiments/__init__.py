"""Studies as functions of doubtful parameters, for libraries of sensitivity analysis, exploration and calibration.

`Experiment` turns ranges of a scenario into a function; the modules `salib`, `ema`, `optuna` and `pyabc` hand it to the
library of that name, each imported when it is used (``pip install 'piecework[experiments]'``).
"""

from piecework.experiments.experiment import Experiment
from piecework.experiments.outcomes import Outcome, effect, level

__all__ = ["Experiment", "Outcome", "effect", "level"]

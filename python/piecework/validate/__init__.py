"""The scorecard: the model's values against published ones, with the rules of `targets.toml`.

Examples
--------
>>> from piecework.validate import scorecard
>>> card = scorecard("toronto/baseline", block="labour")  # doctest: +SKIP
>>> card.score("labour"), card.results["T1"].verdict  # doctest: +SKIP
(0.82, 'pass')
"""

from piecework.validate.card import Scorecard, scorecard

__all__ = ["Scorecard", "scorecard"]

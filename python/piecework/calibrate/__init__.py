"""Fitting a scenario to the targets that may be fitted: ``python -m piecework.calibrate SCENARIO``."""

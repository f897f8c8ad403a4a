"""What there is to run: scenarios, policies, futures, measures, parameters and groups, as on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from piecework.errors import InputError, unknown_name
from piecework.study.run import output_of


def scenarios() -> list[dict[str, Any]]:
    """Scenarios that can be run by name.

    Returns
    -------
    list of dict
        At least ``name`` for each.

    Examples
    --------
    >>> [scenario["name"] for scenario in scenarios()]  # doctest: +SKIP
    ['toronto/baseline', 'toronto/grown']
    """
    return _listed("scenarios")


def policies() -> list[dict[str, Any]]:
    """Policies that a scenario can be run with.

    Returns
    -------
    list of dict
        At least ``name`` for each.

    Examples
    --------
    >>> [policy["name"] for policy in policies()]  # doctest: +SKIP
    ['pay_floor', 'requester_reputation', 'skills_programme']
    """
    return _listed("policies")


def futures() -> list[dict[str, Any]]:
    """Futures of 2030 that a scenario can be run in, and ``base_2026``; see docs/futures.md.

    Returns
    -------
    list of dict
        ``name``, the two sliders ``g`` (how proactive government is) and ``p`` (how far platforms follow a purpose),
        both from 0 to 1 and None for the base, ``label_en`` and ``label_fr`` for each.

    Raises
    ------
    InputError
        The file of the levers is not found, or a future in it lacks a slider.

    Examples
    --------
    >>> [future["name"] for future in futures()]  # doctest: +SKIP
    ['base_2026', 'conglomerates', 'profitably_public', 'social_impact_franchise', 'franchise_local', 'fourth']
    """
    return _listed("futures")


def measures() -> list[dict[str, Any]]:
    """Measures that a study holds.

    Returns
    -------
    list of dict
        At least ``name`` for each.

    Examples
    --------
    >>> [measure["name"] for measure in measures()]  # doctest: +SKIP
    ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M10', 'M14', 'M17']
    """
    return _listed("measures")


def check_measures(names: Iterable[str], where: str) -> None:
    """Refuses a measure, or a component such as ``M3.below_poverty``, that no study has, before anything runs.

    Raises
    ------
    InputError
        The message begins with `where`, and names what there is and the nearest.
    """
    known = {measure["name"]: [part["name"] for part in measure["components"]] for measure in measures()}
    for name in names:
        measure, _, component = name.partition(":")[0].partition(".")
        if measure not in known:
            raise InputError(f"{where}: {unknown_name('measure', measure, known)}")
        if component and component not in known[measure]:
            raise InputError(f"{where}: {unknown_name(f'component of {measure}', component, known[measure])}")


def parameters() -> list[dict[str, Any]]:
    """Parameters of a scenario, by dotted name.

    Returns
    -------
    list of dict
        At least ``name`` for each; also unit, range and meaning.

    Examples
    --------
    >>> {parameter["name"]: parameter["unit"] for parameter in parameters()}  # doctest: +SKIP
    """
    return _listed("parameters")


def groups() -> list[dict[str, Any]]:
    """Dimensions by which measures are split, for the `by` of effects and plots.

    Returns
    -------
    list of dict
        At least ``name`` for each.

    Examples
    --------
    >>> [group["name"] for group in groups()]  # doctest: +SKIP
    ['immigrant_class', 'gender', 'age', 'education']
    """
    return _listed("groups")


def _listed(what: str) -> list[dict[str, Any]]:
    return list(json.loads(output_of(["list", what, "--json"])))

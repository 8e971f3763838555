"""Reads policy packs from TOML and refuses a shelf with every fault in it at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from coordination.errors import BadInputError
from coordination.rules.contradictions import contradictions
from coordination.rules.packs import Pack, Setting, Shelf
from coordination.rules.parameters import SCHEMA
from solvers.fault import Fault

_KEYS = {"value", "rule", "note"}


def read_shelf(files: Mapping[str, bytes], is_rule: Callable[[str], bool]) -> Shelf:
    """The packs in `files` (name to bytes); `is_rule` knows the ids of the rulebook.

    Raises BadInputError with every unknown parameter, wrong kind, missing or unknown rule id, unknown parent,
    circle of parents and contradiction (C-03) of all files together.
    """
    faults: list[Fault] = []
    packs: dict[str, Pack] = {}
    for name, raw in sorted(files.items()):
        settings, found = _read(name, raw, is_rule)
        faults += found
        if "pack_id" in settings:
            pack_id = str(settings["pack_id"].value)
            if pack_id in packs:
                faults.append(Fault("pack-twice", name, {"id": pack_id}))
            packs[pack_id] = Pack(pack_id, settings)
        elif not found:
            faults.append(Fault("pack-without-id", name))
    lost = list(_lost_parents(packs))
    faults += lost
    if not lost:
        shelf = Shelf(packs)
        faults += [fault for pack_id in packs for fault in contradictions(pack_id, shelf.effective(pack_id))]
        if not faults:
            return shelf
    raise BadInputError("packs-refused", faults, count=len(faults))


def _read(name: str, raw: bytes, is_rule: Callable[[str], bool]) -> tuple[dict[str, Setting], list[Fault]]:
    try:
        content = tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [Fault("pack-not-toml", name, {"error": str(error)})]
    identity = content.get("identity")
    pack_id = identity.get("pack_id", {}).get("value", name) if isinstance(identity, dict) else name
    settings: dict[str, Setting] = {}
    faults: list[Fault] = []
    for section, entries in content.items():
        for parameter, entry in entries.items() if isinstance(entries, dict) else ():
            found = list(_faults(f"{name}: {section}.{parameter}", section, parameter, entry, is_rule))
            faults += found
            if not found:
                settings[parameter] = Setting(entry["value"], _rules(entry), str(pack_id), entry.get("note", ""))
    return settings, faults


def _rules(entry: Mapping[str, Any]) -> tuple[str, ...]:
    rule = entry.get("rule", [])
    return (rule,) if isinstance(rule, str) else tuple(rule)


def _faults(place: str, section: str, parameter: str, entry: Any, is_rule: Callable[[str], bool]) -> Iterator[Fault]:
    known = SCHEMA.get(parameter)
    if known is None:
        yield Fault("pack-unknown-parameter", place, {"name": parameter})
        return
    if known.section != section:
        yield Fault("pack-wrong-section", place, {"name": parameter, "section": known.section})
    if not isinstance(entry, dict) or "value" not in entry or not set(entry) <= _KEYS:
        yield Fault("pack-wrong-form", place, {"name": parameter})
        return
    if not known.kind.accepts(entry["value"]):
        yield Fault("pack-wrong-value", place, {"value": str(entry["value"]), "expects": known.kind.expects})
    rules = _rules(entry)
    if not rules:
        yield Fault("pack-without-rule", place, {"name": parameter})
    for rule in rules:
        if not is_rule(rule):
            yield Fault("pack-unknown-rule", place, {"rule": rule})


def _lost_parents(packs: Mapping[str, Pack]) -> Iterator[Fault]:
    for pack_id, pack in packs.items():
        parent, seen = pack.parent, {pack_id}
        while parent is not None:
            if parent not in packs:
                yield Fault("pack-unknown-parent", pack_id, {"parent": parent})
                break
            if parent in seen:
                yield Fault("pack-parent-circle", pack_id, {"parent": parent})
                break
            seen.add(parent)
            parent = packs[parent].parent

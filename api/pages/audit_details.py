"""What audit events say in detail, in words; what has none stands as the chain has it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from api.pages.shell import Shell, dashed

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "end": ("pages-end",),
    "form": ("document-title",),
    "ground": ("ground",),
    "kind": ("feed-kind", "follow-up-kind", "witness-kind", "pages-event"),
    "reason": ("decline",),
    "role": ("role",),
    "source": ("source",),
    "state": ("task-state", "paper-state"),
    "step": ("approval-step",),
}
"""By name of a detail: which texts its value may have."""


def details_said(shell: Shell, detail: Mapping[str, str | int]) -> str:
    """Each detail with its name, in a row."""
    return " · ".join(
        shell.say("labelled", label=_said(shell, ("audit-detail",), name), text=_value(shell, name, str(value)))
        for name, value in detail.items()
    )


def _value(shell: Shell, name: str, value: str) -> str:
    return shell.department(value) if name == "department" else _said(shell, FAMILIES.get(name, ()), value)


def _said(shell: Shell, families: tuple[str, ...], value: str) -> str:
    codes = (f"{family}-{dashed(value)}" for family in families)
    return next((shell.say(code) for code in codes if shell.said.has(code)), value)

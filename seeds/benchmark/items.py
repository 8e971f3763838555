"""What is inspected: the on-site items of the register, and the joint items that bundle them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from seeds.loading import table


@dataclass(frozen=True)
class Item:
    """An item that is checked on site."""

    code: str
    department: str
    minutes: int
    specialties: tuple[str, ...]


def items_on_site() -> dict[str, Item]:
    """The items that are checked on site, by code."""
    specialty = {row["name_zh"]: row["code"] for row in table("registers/specialties.csv")}
    department = {row["name_zh"]: row["code"] for row in table("registers/departments.csv")}
    return {
        row["事项编码"]: Item(
            row["事项编码"],
            department[row["部门"]],
            _shortened(int(row["检查时长(分钟)"])),
            tuple(specialty[name] for name in row["所需专长"].split("、") if name),
        )
        for row in table("registers/items.csv")
        if "现场检查" in row["检查方式"]
    }


def _shortened(minutes: int) -> int:
    """Three fifths of the register's minutes, in steps of five: two to four visits then fit into a half day."""
    return max(10, 5 * round(minutes * 0.6 / 5))


def joint_items(known: Container[str]) -> list[list[str]]:
    """The known items of each joint item, where it has any."""
    bundles = (
        [code for code in row["事项编码"].split("、") if code in known] for row in table("registers/joint_items.csv")
    )
    return [bundle for bundle in bundles if bundle]

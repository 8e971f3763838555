"""What is wrong with a page as it lies in a browser; its folds are opened for that, and closed again.

What stays at an edge of the window covers whatever happens to lie there: for axe it lies where it is in the page.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

_FOLDS = """const folds = [...document.querySelectorAll("details:not([open])")];
  const fold = (open) => folds.forEach((one) => { one.open = open; });"""
_BARRIERS = f"""async () => {{
  {_FOLDS}
  fold(true);
  const kept = [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).position === "sticky");
  kept.forEach((one) => {{ one.style.position = "static"; }});
  const found = await axe.run({{ resultTypes: ["violations"], rules: {{ "target-size": {{ enabled: true }} }} }});
  kept.forEach((one) => {{ one.style.position = ""; }});
  fold(false);
  return found.violations;
}}"""
_SPILLS = f"""async () => {{
  await new Promise((laidOut) => requestAnimationFrame(() => requestAnimationFrame(laidOut)));
  {_FOLDS}
  const spills = () => document.documentElement.scrollWidth > window.innerWidth;
  const closed = spills();
  fold(true);
  const open = spills();
  fold(false);
  return closed || open;
}}"""
_LACKS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const lacking = (ones, part) => ones.filter((one) => !one.querySelector(part)).map((one) => one.outerHTML);
  const tables = all("main .listing:has(table)");
  return {
    "a chart without its table": lacking(all("figure.chart"), "table, .empty"),
    "a chart that is not drawn": lacking(all("figure.chart:has(table)"), ".canvas svg"),
    "a date without its month": lacking(all(":has(> input[type=date])"), "[data-month]:not([hidden])"),
    "a table that is not exported": lacking(tables, "a[download]"),
    "a table that is not sorted": lacking(tables, "th[aria-sort] a"),
  };
}"""


def barriers(page: Any) -> list[str]:
    """What axe-core has against it by WCAG 2.2 AA: the size of targets too, of which it says nothing by itself."""
    page.evaluate(
        (Path(os.environ["ONEVISIT_BROWSER"]) / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    )
    found = page.evaluate(_BARRIERS)
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def spills(page: Any) -> bool:
    """Whether it is wider than its window."""
    wider: bool = page.evaluate(_SPILLS)
    return wider


def lacks(page: Any) -> list[str]:
    """What pages of ours have, and this one has not: tables under charts, months beside dates, tables in order."""
    found: dict[str, list[str]] = page.evaluate(_LACKS)
    return [f"{what}: {html[:160]}" for what, ones in found.items() for html in ones]

#!/usr/bin/env python3
"""Count near visits anew: python3 verify_repeats.py REPEATS.json LEDGER.csv   (Python 3.8+, nothing to install)

复算“一年内不重复入企”报告。Exit 0: the report is right, and every near visit has a cause. Exit 1: what is not is named.
A visit is one target, one day, one source. Two visits to a target less than `gap_days` apart are a pair, in the
report where the later one lies in its period. A visit has a cause where every line of it in the ledger has one.
"""
import csv
import hashlib
import io
import json
import sys
from datetime import date


def visits_of(raw):
    """Target -> {(day, source): causes}; lines that were no visit (on_site False) are left out."""
    found = {}
    for line in csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))):
        if line["on_site"] == "True":
            made = found.setdefault(line["target"], {})
            source = line["source"]
            if source[:1] == "'" and source[1:2] in "=+-@\t\r\n":  # written so that no spreadsheet takes it for a formula
                source = source[1:]
            made.setdefault((date.fromisoformat(line["visited_on"]), source), []).append(line["cause"])
    return found


def pairs_of(visits, gap, first, last):
    for target, made in visits.items():
        for (earlier, source), causes in made.items():
            for (later, later_source), later_causes in made.items():
                ordered = (earlier, source) < (later, later_source)
                if ordered and first <= later <= last and (later - earlier).days < gap:
                    allowed = all(causes) or all(later_causes)
                    yield target, str(earlier), source, str(later), later_source, (later - earlier).days, allowed


def main(report_file, ledger_file):
    with open(report_file, encoding="utf-8") as file:
        report = json.load(file)
    with open(ledger_file, "rb") as file:
        raw = file.read()
    if hashlib.sha256(raw).hexdigest() != report["ledger_sha256"]:
        sys.exit("台账与报告中的摘要不符 / the ledger is not the one the report was made from")
    first, last = date.fromisoformat(report["first_on"]), date.fromisoformat(report["last_on"])
    visits = visits_of(raw)
    within = [target for target, made in visits.items() for day, _ in made if first <= day <= last]
    names = ("target", "earlier_on", "earlier_source", "later_on", "later_source", "days")
    claimed = {tuple(pair[name] for name in names) + (bool(pair["cause"]),) for pair in report["pairs"]}
    counted = set(pairs_of(visits, report["gap_days"], first, last))
    wrong = [f"报告遗漏 / not in the report: {pair}" for pair in sorted(counted - claimed)]
    wrong += [f"台账中没有 / not in the ledger: {pair}" for pair in sorted(claimed - counted)]
    if (report["visits"], report["targets"], len(report["pairs"])) != (len(within), len(set(within)), len(claimed)):
        wrong.append(f"次数不符 / the counts are wrong: {len(within)}, {len(set(within))}, {len(claimed)}")
    wrong += [f"无原因的重复入企 / a repeat without cause: {pair[:-1]}" for pair in sorted(counted) if not pair[-1]]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"无误 / right: {len(within)} 次入企 visits, {len(counted)} 对 pairs, 均有原因 each with a cause")


if __name__ == "__main__":
    main(*sys.argv[1:])

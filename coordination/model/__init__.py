"""Frozen records of the field: codes, days, targets, items, people, plans, draws and versions."""

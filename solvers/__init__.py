"""Algorithms only: ids, whole numbers, minutes and dates in, answers out. No law, clock, database or web."""

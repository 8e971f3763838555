"""Aligning: when the inspections of a year take place and which are drawn together, so that visits are fewest."""

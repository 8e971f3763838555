"""Shortage: which posts lack people, and how many sessions."""

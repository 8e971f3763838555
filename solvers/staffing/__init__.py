"""Staffing: the lottery that decides who fills which post."""

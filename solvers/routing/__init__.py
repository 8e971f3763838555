"""Routing: visits into routes, dates, sessions and teams that can be filled."""

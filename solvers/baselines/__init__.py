"""Baselines: what the planning problem is compared with - one big model, and today's practice."""

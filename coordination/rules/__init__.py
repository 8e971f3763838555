"""Dated legal parameters, each with the article it comes from; the policy packs are read here."""

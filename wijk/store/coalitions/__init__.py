"""Coalitions, their meetings, and what people are still choosing."""

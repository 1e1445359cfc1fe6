"""Evaluating: what a coalition judged, answered, counted and celebrated, kept."""

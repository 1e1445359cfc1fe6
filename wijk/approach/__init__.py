"""The method at work on what people entered: coverage, mismatches and the coalition."""

"""Pictures and papers as pure functions: sentences, numbers, charts, maps and downloads."""

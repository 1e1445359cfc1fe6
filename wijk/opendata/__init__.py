"""Published figures in: from the files of CBS, RIVM and Kadaster to the project's own snapshot in data/."""

"""Key figures, who knows whom, and names with consent."""

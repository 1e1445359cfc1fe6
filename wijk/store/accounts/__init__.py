"""Who has which role, who is signed in, and what was done."""

"""The work plan: its goals and actions, kept, and the initiatives that actions became."""

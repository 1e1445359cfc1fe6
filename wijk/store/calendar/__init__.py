"""The calendar: its own events and settings, kept, and the subscriptions by which others read it."""

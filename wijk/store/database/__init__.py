"""The database itself: its connection, its tables, and how records are kept in versions."""

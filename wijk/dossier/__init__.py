"""A place with its figures and what was entered there: the room that sees both."""

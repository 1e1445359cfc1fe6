"""What each kind of record must meet before it is kept, whichever way it comes in."""

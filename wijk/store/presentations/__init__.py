"""What people chose of the screens of a place, and the notes of the speaker."""

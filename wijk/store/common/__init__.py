"""What all rooms of the store share: errors and texts."""

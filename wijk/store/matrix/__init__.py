"""What the room answered about the matrix: confirmations and marks."""

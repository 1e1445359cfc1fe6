"""The papers of a place: what they say as plain values, and a small writer for each kind of file."""

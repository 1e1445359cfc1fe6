"""What users enter: the database, and files in and out."""

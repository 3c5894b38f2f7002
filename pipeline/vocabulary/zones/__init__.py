"""What vocabulary knows of zones: their types and levels, their filler words, the official register."""

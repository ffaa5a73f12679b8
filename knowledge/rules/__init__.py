"""The law as data with dates; nothing of it stands in Python."""

"""Plays: whole conversations as text files that an official can read, run against the assistant."""

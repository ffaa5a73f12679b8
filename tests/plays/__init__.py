"""Plays as files, and what runs them on every channel."""

"""Rules about ourselves."""

"""One file a door, and what the doors share."""

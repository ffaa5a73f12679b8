"""What is remembered of those who write: as little as an answer needs, exported and erased on request."""

"""Facts of the trade and of the store."""

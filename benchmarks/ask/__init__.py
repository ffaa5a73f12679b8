"""Understanding of free text: what is learnt, from what, and how well it and other methods do."""

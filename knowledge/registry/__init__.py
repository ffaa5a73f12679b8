"""Products, producers, recognitions, sales points and fairs; what a recognition is worth on a day."""

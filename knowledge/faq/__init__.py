"""Questions about OCOP and their answers, each tied to its source and dates; and which one was asked."""

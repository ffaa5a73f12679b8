"""Files that officials send in plays."""

"""Tests, laid out as the code is; plays are whole conversations."""

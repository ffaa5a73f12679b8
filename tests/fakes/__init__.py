"""Strict fakes of the world outside."""

"""Channels, server, command line."""

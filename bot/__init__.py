"""How messages reach people: channels, delivery, clock, web server, command line, settings."""

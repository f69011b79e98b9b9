"""What a shell and a manual need to know of the command: made from its own help, so that they agree."""

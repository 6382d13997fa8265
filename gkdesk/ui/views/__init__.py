"""The panes of the window: each takes a session and a theme, and asks by signals."""

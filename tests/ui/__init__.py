"""What a person does in the window, done by pytest-qt without a display."""

"""Documents of our own in the layouts that offices use, each with its reading written down
by reading. ``tune`` was open while the reader was built, ``report`` was not."""

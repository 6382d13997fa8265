"""The program killed, starved and deceived."""

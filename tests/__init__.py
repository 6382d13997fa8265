"""Tests of the program, figures (bench) and pictures (shots)."""

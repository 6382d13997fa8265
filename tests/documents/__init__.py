"""Tests of the readers of formats, and builders of the files they read."""

"""Tests of the commands after deciding: letters made, decisions replayed."""

"""Tests of the paper's records."""

"""Tests of the pages of deciding."""

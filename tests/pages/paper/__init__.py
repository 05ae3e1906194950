"""Tests of the pages of the paper."""

"""The tests. Start with conftest.py, which tells what a test may ask for."""

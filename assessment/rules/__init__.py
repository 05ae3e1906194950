"""What the policy says. Pure Python: no Flask, no SQLAlchemy, no clock, no files."""

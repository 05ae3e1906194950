"""The audit trail of one person or application (page 7): whose it is, what is in it, and what of
it is closed to the person who reads."""

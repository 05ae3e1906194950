"""Interviews: panels, times, conflicts, sheets, agreed levels.

Later stages use `outcome` (finished interviews only) and `records.conflict`; nothing else here.
"""

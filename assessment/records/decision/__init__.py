"""Decisions on cases, their letters, and the release of a round's results.

`case` finds what can be decided and by whom, `snapshot` decides and replays, `departure` is the
second person, `content` reads the documents a case was judged by, `letter` makes and reads
letters, `checklist` and `release` let results out, `result` is what an applicant may see.
"""

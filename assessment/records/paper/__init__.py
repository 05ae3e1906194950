"""The paper: sessions, sittings, answers, breaks, time given, scripts, marks.

Later stages ask `result` whether a paper is over and what it came to. The clock of a sitting is
`rules.timing`, over what `attempt` reads; nothing here works out a deadline.
"""

from assessment.records.paper.result import PaperResult, is_over, result_for

__all__ = ["PaperResult", "is_over", "result_for"]

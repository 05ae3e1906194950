"""The formulas of curriculum and financial planning, and the named errors people make with them.

Keys and distractors of calculations say which formula they come from; a test recomputes each.
Units: pupils, full-time equivalent teachers, periods in the timetable's cycle, pounds a year.
Right formulas follow the definitions of the department's planning tool (facts ICFP-020 to 039).
Every public function of these modules is a formula that a question or a case uses.
"""

from collections.abc import Callable
from decimal import Decimal
from inspect import getmembers, isfunction

from question_bank.formulas import costs, curriculum, plain, plans, ratios, savings

FORMULAS: dict[str, Callable[..., Decimal]] = {
    name: formula
    for module in (ratios, costs, curriculum, savings, plans, plain)
    for name, formula in getmembers(module, isfunction)
    if formula.__module__ == module.__name__
}
"""By name, as `working.formula` of a question says."""

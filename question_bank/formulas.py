"""The formulas of curriculum and financial planning, and the named errors people make with them.

Keys and distractors of calculations say which formula they come from; a test recomputes each.
Units: pupils, full-time equivalent teachers, periods in the timetable's cycle, pounds a year.
Right formulas follow the definitions of the department's planning tool (facts ICFP-020 to 039).
"""

from collections.abc import Callable
from decimal import ROUND_CEILING, Decimal

D = Decimal
LONGEST_PLAN_YEARS = 30


def pupil_teacher_ratio(pupils: D, teachers: D) -> D:
    """All teachers count, leaders too."""
    return pupils / teachers


def contact_ratio(teaching_periods: D, cycle: D, teachers: D) -> D:
    """The share of teachers' time that is taught; below 1."""
    return teaching_periods / (cycle * teachers)


def average_class_size(pupils: D, cycle: D, teaching_periods: D) -> D:
    """Pupil periods over teaching periods."""
    return pupils * cycle / teaching_periods


def class_size_from_ratios(ptr: D, cr: D) -> D:
    """Pupil teacher ratio over contact ratio."""
    return ptr / cr


def class_size_from_ratios_by_multiplying(ptr: D, cr: D) -> D:
    """Error: multiplies where dividing is right."""
    return ptr * cr


def class_size_by_multiplying(pupils: D, teachers: D, cycle: D, teaching_periods: D) -> D:
    """Error: pupil teacher ratio times contact ratio."""
    return pupils / teachers * contact_ratio(teaching_periods, cycle, teachers)


def class_size_dividing_twice(pupils: D, teachers: D, cycle: D, teaching_periods: D) -> D:
    """Error: divides by the contact ratio twice."""
    return pupils / teachers / contact_ratio(teaching_periods, cycle, teachers) ** 2


def average_teacher_cost(cost: D, teachers: D) -> D:
    """Pounds a teacher; an error where cost or teachers count the wrong people."""
    return cost / teachers


def teachers_needed(teaching_periods: D, cycle: D, cr: D) -> D:
    """Full-time equivalent teachers for a contact ratio."""
    return teaching_periods / (cycle * cr)


def saving_from_contact_ratio(teaching_periods: D, cycle: D, now: D, then: D, cost: D) -> D:
    """Pounds a year, the curriculum unchanged."""
    fewer = teachers_needed(teaching_periods, cycle, now) - teachers_needed(
        teaching_periods, cycle, then
    )
    return fewer * cost


def share(part: D, whole: D) -> D:
    """Per cent; an error where the whole is not the one asked for."""
    return part / whole * 100


def share_with_deficit_added(part: D, income: D, expenditure: D) -> D:
    """Error: counts the year's deficit as part of the cost."""
    return share(part + expenditure - income, income)


def curriculum_bonus(pupils: D, baseline_class: D, cycle: D, teaching_periods: D) -> D:
    """Per cent of the periods that the roll needs at the baseline class."""
    basic = pupils / baseline_class * cycle
    return (teaching_periods - basic) / basic * 100


def affordable_pupil_teacher_ratio(pupils: D, income: D, for_teachers: D, cost: D) -> D:
    """Pupils over the teachers that a share of income pays for."""
    return pupils / (income * for_teachers / cost)


def group_covering_cost(periods: D, lesson: D, funding: D, subjects: D, for_teaching: D) -> D:
    """The fewest students whose funding for one subject covers its teaching."""
    each = funding / subjects * for_teaching
    return (periods * lesson / each).to_integral_value(ROUND_CEILING)


def teacher_periods(forms: D, cycle: D, first: D, extra: D, second: D, extra_too: D) -> D:
    """Periods for forms, and for groups beyond the number of forms in two subjects."""
    return forms * cycle + first * extra + second * extra_too


def induction_release_periods(load: D, first_year: D, second_year: D) -> D:
    """10% of a load in the first year of induction and 5% in the second."""
    return load * first_year / 10 + load * second_year / 20


def year_reserves_run_out(reserve: D, income: D, costs: D, growth: D, inflation: D) -> D:
    """The first year from next that ends with reserves below nothing."""
    for year in range(1, LONGEST_PLAN_YEARS):
        income, costs = income * (1 + growth), costs * (1 + inflation)
        reserve += income - costs
        if reserve < 0:
            return D(year)
    raise ValueError("the reserves last")


def year_reserves_run_out_a_year_late(
    reserve: D, income: D, costs: D, growth: D, inflation: D
) -> D:
    """Error: this year's balance is counted as year 1."""
    later = year_reserves_run_out(reserve + income - costs, income, costs, growth, inflation)
    return later + 1


def year_reserves_run_out_at_first_gap(
    reserve: D, income: D, costs: D, growth: D, inflation: D
) -> D:
    """Error: the first year's shortfall is repeated each year."""
    gap = costs * (1 + inflation) - income * (1 + growth)
    return (reserve / gap).to_integral_value(ROUND_CEILING)


FORMULAS: dict[str, Callable[..., D]] = {
    formula.__name__: formula
    for formula in (
        pupil_teacher_ratio,
        contact_ratio,
        average_class_size,
        class_size_from_ratios,
        class_size_from_ratios_by_multiplying,
        class_size_by_multiplying,
        class_size_dividing_twice,
        average_teacher_cost,
        saving_from_contact_ratio,
        share,
        share_with_deficit_added,
        curriculum_bonus,
        affordable_pupil_teacher_ratio,
        group_covering_cost,
        teacher_periods,
        induction_release_periods,
        year_reserves_run_out,
        year_reserves_run_out_a_year_late,
        year_reserves_run_out_at_first_gap,
    )
}
"""By name, as `working.formula` of a question says."""

"""How large a curriculum is and what its groups cost; and the errors made there."""

from decimal import ROUND_CEILING, Decimal

D = Decimal


def curriculum_bonus(pupils: D, baseline_class: D, cycle: D, teaching_periods: D) -> D:
    """Per cent of the periods that the roll needs at the baseline class."""
    basic = pupils / baseline_class * cycle
    return (teaching_periods - basic) / basic * 100


def bonus_from_class_size(baseline_class: D, size: D) -> D:
    """Per cent: the baseline class over the average class, less one."""
    return (baseline_class / size - 1) * 100


def bonus_from_class_size_upside_down(baseline_class: D, size: D) -> D:
    """Error: the average class over the baseline class."""
    return (size / baseline_class - 1) * 100


def bonus_as_pupils(baseline_class: D, size: D) -> D:
    """Error: pupils fewer in a class, read as per cent."""
    return baseline_class - size


def bonus_over_baseline(baseline_class: D, size: D) -> D:
    """Error: divides by the baseline class where the average class is right."""
    return (baseline_class - size) / baseline_class * 100


def bonus_on_another_baseline(bonus: D, was: D, now: D) -> D:
    """The same curriculum against another class: the larger the class, the larger the bonus."""
    return ((1 + bonus / 100) * now / was - 1) * 100


def bonus_on_another_baseline_upside_down(bonus: D, was: D, now: D) -> D:
    """Error: a larger baseline class makes the bonus smaller."""
    return ((1 + bonus / 100) * was / now - 1) * 100


def bonus_scaled(bonus: D, was: D, now: D) -> D:
    """Error: scales the bonus alone, not the whole curriculum."""
    return bonus * now / was


def bonus_with_pupils_added(bonus: D, was: D, now: D) -> D:
    """Error: a pupil more in the baseline class is one per cent more."""
    return bonus + now - was


def cost_of_bonus(pupils: D, baseline_class: D, cycle: D, teaching_periods: D, lesson: D) -> D:
    """Pounds a year for periods above the baseline."""
    return (teaching_periods - pupils / baseline_class * cycle) * lesson


def affordable_periods(income: D, for_teachers: D, cost: D, cr: D, cycle: D) -> D:
    """Teaching periods that a share of income pays for."""
    return income * for_teachers / cost * cr * cycle


def affordable_periods_without_contact_ratio(income: D, for_teachers: D, cost: D, cycle: D) -> D:
    """Error: every teacher teaches every period."""
    return income * for_teachers / cost * cycle


def affordable_periods_from_all_staff(income: D, for_staff: D, cost: D, cr: D, cycle: D) -> D:
    """Error: takes the share for all staff as the share for teachers."""
    return affordable_periods(income, for_staff, cost, cr, cycle)


def affordable_periods_dividing(income: D, for_teachers: D, cost: D, cr: D, cycle: D) -> D:
    """Error: divides by the contact ratio where multiplying is right."""
    return income * for_teachers / cost / cr * cycle


def group_covering_cost(periods: D, lesson: D, funding: D, subjects: D, for_teaching: D) -> D:
    """The fewest students whose funding for one subject covers its teaching."""
    each = funding / subjects * for_teaching
    return (periods * lesson / each).to_integral_value(ROUND_CEILING)


def extra_cost_of_small_group(periods: D, lesson: D, small: D, larger: D) -> D:
    """Pounds more for each pupil of a small group than of a larger one."""
    return periods * lesson / small - periods * lesson / larger


def extra_cost_for_one_period(lesson: D, small: D, larger: D) -> D:
    """Error: one period, where the group has several."""
    return lesson / small - lesson / larger


def whole_cost_of_small_group(periods: D, lesson: D, small: D) -> D:
    """Error: the whole cost of a place, where the difference is asked for."""
    return periods * lesson / small


def costs_of_both_groups(periods: D, lesson: D, small: D, larger: D) -> D:
    """Error: adds two costs where the difference is asked for."""
    return periods * lesson / small + periods * lesson / larger


def teacher_periods(forms: D, cycle: D, first: D, extra: D, second: D, extra_too: D) -> D:
    """Periods for forms, and for groups beyond the number of forms in two subjects."""
    return forms * cycle + first * extra + second * extra_too


def periods_freed(pupils: D, cycle: D, teaching_periods: D, size: D) -> D:
    """Periods no longer needed at another average class size."""
    return teaching_periods - pupils * cycle / size


def periods_freed_times_contact_ratio(
    pupils: D, cycle: D, teaching_periods: D, size: D, cr: D
) -> D:
    """Error: multiplies periods by the contact ratio, which turns teachers into periods."""
    return periods_freed(pupils, cycle, teaching_periods, size) * cr


def periods_freed_over_contact_ratio(pupils: D, cycle: D, teaching_periods: D, size: D, cr: D) -> D:
    """Error: divides periods by the contact ratio, which turns periods into teachers' time."""
    return periods_freed(pupils, cycle, teaching_periods, size) / cr


def periods_freed_by_growth_of_class(pupils: D, cycle: D, teaching_periods: D, size: D) -> D:
    """Error: periods fall by as many per cent as the class grows."""
    now = pupils * cycle / teaching_periods
    return teaching_periods * (size / now - 1)

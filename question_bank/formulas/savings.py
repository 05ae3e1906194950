"""What a change to classes, sets, contact time or posts saves or costs; and the errors made."""

from decimal import Decimal

from question_bank.formulas.ratios import teachers_needed

D = Decimal


def saving_from_contact_ratio(teaching_periods: D, cycle: D, now: D, then: D, cost: D) -> D:
    """Pounds a year, the curriculum unchanged."""
    fewer = teachers_needed(teaching_periods, cycle, now) - teachers_needed(
        teaching_periods, cycle, then
    )
    return fewer * cost


def saving_from_class_size(pupils: D, cycle: D, now: D, then: D, cr: D, cost: D) -> D:
    """Pounds a year, the contact ratio unchanged."""
    periods = pupils * cycle / now - pupils * cycle / then
    return teachers_needed(periods, cycle, cr) * cost


def saving_from_class_size_without_contact_ratio(pupils: D, now: D, then: D, cost: D) -> D:
    """Error: every teacher teaches every period."""
    return (pupils / now - pupils / then) * cost


def saving_from_class_size_multiplying(pupils: D, now: D, then: D, cr: D, cost: D) -> D:
    """Error: multiplies by the contact ratio where dividing is right."""
    return (pupils / now - pupils / then) * cr * cost


def saving_by_growth_of_class(pupils: D, now: D, then: D, cr: D, cost: D) -> D:
    """Error: teachers fall by as many per cent as the class grows."""
    return pupils / now / cr * cost * (then / now - 1)


def saving_from_both(periods_now: D, periods_then: D, cycle: D, now: D, then: D, cost: D) -> D:
    """Pounds a year from fewer periods at a higher contact ratio."""
    fewer = teachers_needed(periods_now, cycle, now) - teachers_needed(periods_then, cycle, then)
    return fewer * cost


def saving_from_periods_alone(periods_now: D, periods_then: D, cycle: D, now: D, cost: D) -> D:
    """Error: leaves the contact ratio as it was."""
    return saving_from_both(periods_now, periods_then, cycle, now, now, cost)


def saving_from_ratio_alone(periods_now: D, cycle: D, now: D, then: D, cost: D) -> D:
    """Error: leaves the periods as they were."""
    return saving_from_contact_ratio(periods_now, cycle, now, then, cost)


def saving_adding_points(periods_now: D, periods_then: D, cycle: D, now: D, then: D, cost: D) -> D:
    """Error: adds points of contact ratio to per cent of periods."""
    points = then - now + (periods_now - periods_then) / periods_now
    return teachers_needed(periods_now, cycle, now) * points * cost


def saving_from_fewer_classes(now: D, then: D, cr: D, cost: D) -> D:
    """Pounds a year in a primary school whose contact ratio is unchanged."""
    return (now - then) / cr * cost


def saving_of_a_teacher_a_class(now: D, then: D, cost: D) -> D:
    """Error: one class is one teacher."""
    return (now - then) * cost


def saving_as_part_of_later_classes(now: D, then: D, cr: D, cost: D) -> D:
    """Error: takes the change as a part of the later classes, not of those there are."""
    return now / cr * cost * (now - then) / then


def saving_of_whole_posts(posts: D, cost: D) -> D:
    """Error: rounds part of a post up to a whole one."""
    return posts * cost


def cost_of_extra_sets(periods: D, load: D, cost: D) -> D:
    """Pounds a year for periods taught at an average load."""
    return periods / load * cost


def cost_of_extra_sets_over_cycle(periods: D, cycle: D, cost: D) -> D:
    """Error: a teacher teaches every period of the cycle."""
    return periods / cycle * cost


def cost_of_a_whole_teacher(cost: D) -> D:
    """Error: rounds part of a post up to a whole one."""
    return cost


def cost_of_every_set(sets: D, periods: D, load: D, cost: D) -> D:
    """Error: counts each set, where one is added."""
    return sets * cost_of_extra_sets(periods, load, cost)


def part_year_saving(full_year: D, months: D, one_off: D) -> D:
    """Pounds in the first financial year, after one-off costs."""
    return full_year * months / 12 - one_off


def part_year_saving_of_the_months_before(full_year: D, months: D, one_off: D) -> D:
    """Error: counts the months before the change."""
    return full_year * (12 - months) / 12 - one_off


def part_year_saving_before_one_off(full_year: D, months: D) -> D:
    """Error: leaves one-off costs out."""
    return full_year * months / 12


def full_year_saving_less_one_off(full_year: D, one_off: D) -> D:
    """Error: counts a full year from the start."""
    return full_year - one_off


def income_from_filling_classes(classes: D, now: D, then: D, income: D) -> D:
    """Pounds a year from pupils who join classes that there are."""
    return classes * (then - now) * income

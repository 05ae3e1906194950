"""What teachers, lessons and places cost, and what income pays for; and the errors made there."""

from decimal import ROUND_CEILING, Decimal

D = Decimal


def average_teacher_cost(cost: D, teachers: D) -> D:
    """Pounds a teacher; an error where cost or teachers count the wrong people."""
    return cost / teachers


def average_teacher_cost_by_headcount(cost: D, people: D) -> D:
    """Error: counts people, not full-time equivalents."""
    return cost / people


def average_teacher_cost_without_leaders(cost: D, teachers: D, leaders: D) -> D:
    """Error: leaves leaders out of the teachers and keeps their pay."""
    return cost / (teachers - leaders)


def average_teacher_cost_of_all_staff(staff_cost: D, teachers: D) -> D:
    """Error: the cost of all staff over teachers."""
    return staff_cost / teachers


def average_cost_after_leavers(teachers: D, cost: D, leavers: D, was: D, now: D) -> D:
    """The average once leavers on one cost are replaced by teachers on another."""
    return (teachers * cost - leavers * (was - now)) / teachers


def cost_per_lesson(cost: D, teaching_periods: D) -> D:
    """What one period in the cycle costs in a year."""
    return cost / teaching_periods


def cost_per_lesson_for_one_week(cost: D, teaching_periods: D, weeks: D) -> D:
    """Error: the cost of one lesson on one day."""
    return cost / teaching_periods / weeks


def cost_per_lesson_without_leaders(cost: D, leaders_cost: D, teaching_periods: D) -> D:
    """Error: leaves out what leaders are paid."""
    return (cost - leaders_cost) / teaching_periods


def cost_per_lesson_over_all_time(cost: D, cycle: D, teachers: D) -> D:
    """Error: counts time that is not taught as lessons."""
    return cost / (cycle * teachers)


def share(part: D, whole: D) -> D:
    """Per cent; an error where the whole is not the one asked for."""
    return part / whole * 100


def share_with_deficit_added(part: D, income: D, expenditure: D) -> D:
    """Error: counts the year's deficit as part of the cost."""
    return share(part + expenditure - income, income)


def deficit_share(income: D, expenditure: D) -> D:
    """A year's deficit as per cent of income."""
    return share(expenditure - income, income)


def leaders_share(leaders: D, workforce: D) -> D:
    """Senior leaders as per cent of all staff, in full-time equivalents."""
    return share(leaders, workforce)


def leaders_share_of_spending(leaders_cost: D, expenditure: D) -> D:
    """Error: a share of cost, where a share of staff is asked for."""
    return share(leaders_cost, expenditure)


def leaders_share_of_teachers(leaders: D, teachers: D) -> D:
    """Error: leaves support staff out of the workforce."""
    return share(leaders, teachers)


def leaders_share_of_support_staff(leaders: D, workforce: D, teachers: D) -> D:
    """Error: leaves teachers out of the workforce."""
    return share(leaders, workforce - teachers)


def excess_over_share(part: D, whole: D, target: D) -> D:
    """Pounds above a target share of the whole; an error for a school with a smaller excess."""
    return part - whole * target


def excess_as_points_of_part(part: D, whole: D, target: D) -> D:
    """Error: the points above target are taken of the part, not of the whole."""
    return (part / whole - target) * part


def shortfall_read_as_excess(part: D, whole: D, target: D) -> D:
    """Error: a share under the target is read as over it."""
    return whole * target - part


def place_cost(teacher: D, cr: D, assistants: D, each: D, pupils: D) -> D:
    """Staff cost a pupil of a class that is taught all week, with its assistants."""
    return (teacher / cr + assistants * each) / pupils


def place_cost_of_teachers_alone(teacher: D, cr: D, pupils: D) -> D:
    """Error: leaves assistants out."""
    return teacher / cr / pupils


def place_cost_multiplying(teacher: D, cr: D, assistants: D, each: D, pupils: D) -> D:
    """Error: multiplies by the contact ratio where dividing is right."""
    return (teacher * cr + assistants * each) / pupils


def place_cost_of_one_teacher(teacher: D, assistants: D, each: D, pupils: D) -> D:
    """Error: one teacher for a class all week, with no time away from it."""
    return (teacher + assistants * each) / pupils


def affordable_pupil_teacher_ratio(pupils: D, income: D, for_teachers: D, cost: D) -> D:
    """Pupils over the teachers that a share of income pays for."""
    return pupils / (income * for_teachers / cost)


def affordable_teacher_cost(ptr: D, income: D, for_teachers: D) -> D:
    """Pounds a teacher that a ratio and a share of income for each pupil allow."""
    return ptr * income * for_teachers


def share_for_teachers(cost: D, cr: D, size: D, income: D) -> D:
    """Per cent of income for each pupil that teachers need."""
    return share(cost / (cr * size), income)


def pupils_to_break_even(deficit: D, income: D, extra_cost: D) -> D:
    """The fewest more pupils whose income, less what each adds to costs, meets a deficit."""
    return (deficit / (income - extra_cost)).to_integral_value(ROUND_CEILING)

"""Pupils, teachers, periods and what they are to one another; and the errors made with them."""

from decimal import Decimal

D = Decimal


def pupil_teacher_ratio(pupils: D, teachers: D) -> D:
    """All teachers count, leaders too."""
    return pupils / teachers


def pupil_teacher_ratio_of_whole_school(pupils: D, teachers: D) -> D:
    """Error: the whole school's, where one phase is asked for."""
    return pupils / teachers


def pupil_teacher_ratio_of_the_other_phase(
    pupils: D, phase_pupils: D, teachers: D, phase_teachers: D
) -> D:
    """Error: the rest of the school's, where one phase is asked for."""
    return (pupils - phase_pupils) / (teachers - phase_teachers)


def pupil_teacher_ratio_mixing_phases(pupils: D, teachers: D, phase_teachers: D) -> D:
    """Error: the whole school's pupils over the teachers of one part of it."""
    return pupils / (teachers - phase_teachers)


def pupil_teacher_ratio_from_class_size(size: D, cr: D) -> D:
    """Average class size times contact ratio."""
    return size * cr


def pupil_adult_ratio(pupils: D, teachers: D, assistants: D, others: D) -> D:
    """Pupils over the whole workforce, in full-time equivalents."""
    return pupils / (teachers + assistants + others)


def contact_ratio(teaching_periods: D, cycle: D, teachers: D) -> D:
    """The share of teachers' time that is taught; below 1."""
    return teaching_periods / (cycle * teachers)


def contact_ratio_with_other_teaching(taught: D, other: D, cycle: D, teachers: D) -> D:
    """Periods with pupils outside the core timetable count too."""
    return contact_ratio(taught + other, cycle, teachers)


def contact_ratio_of_classes_alone(taught: D, cycle: D, teachers: D) -> D:
    """Error: leaves out teaching that is outside the core timetable."""
    return contact_ratio(taught, cycle, teachers)


def contact_ratio_counting_planning(taught: D, other: D, planning: D, cycle: D, teachers: D) -> D:
    """Error: counts planning time as teaching."""
    return contact_ratio(taught + other + planning, cycle, teachers)


def contact_ratio_by_headcount(taught: D, other: D, cycle: D, people: D) -> D:
    """Error: counts people, not full-time equivalents."""
    return contact_ratio(taught + other, cycle, people)


def contact_ratio_without_leaders(teaching_periods: D, cycle: D, teachers: D, leaders: D) -> D:
    """Error: leaves leaders out of the teachers."""
    return contact_ratio(teaching_periods, cycle, teachers - leaders)


def contact_ratio_doubling_periods(teaching_periods: D, cycle: D, teachers: D) -> D:
    """Error: periods of two weeks over the periods of one."""
    return contact_ratio(teaching_periods * 2, cycle, teachers)


def contact_ratio_after_posts(teaching_periods: D, cycle: D, teachers: D, posts: D) -> D:
    """The same teaching by fewer teachers."""
    return contact_ratio(teaching_periods, cycle, teachers - posts)


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


def teachers_needed(teaching_periods: D, cycle: D, cr: D) -> D:
    """Full-time equivalent teachers for a contact ratio."""
    return teaching_periods / (cycle * cr)


def teachers_without_management(teaching_periods: D, cycle: D, cr: D, management: D) -> D:
    """Those left when teachers with management time are held as they are."""
    return teachers_needed(teaching_periods, cycle, cr) - management


def average_load(cr: D, cycle: D) -> D:
    """Periods that a full-time teacher teaches in the cycle."""
    return cr * cycle


def load_in_new_periods(load: D, old_cycle: D, new_cycle: D) -> D:
    """The same teaching time in periods of another length."""
    return load * new_cycle / old_cycle


def load_left_as_it_was(load: D) -> D:
    """Error: the same number of periods, though each is shorter."""
    return load


def load_scaled_the_wrong_way(load: D, old_cycle: D, new_cycle: D) -> D:
    """Error: divides by the change where multiplying is right."""
    return load * old_cycle / new_cycle


def load_with_new_periods_added(load: D, old_cycle: D, new_cycle: D) -> D:
    """Error: every added period is taught by everyone."""
    return load + new_cycle - old_cycle


def induction_release_periods(load: D, first_year: D, second_year: D) -> D:
    """10% of a load in the first year of induction and 5% in the second."""
    return load * first_year / 10 + load * second_year / 20

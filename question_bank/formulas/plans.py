"""Three- to five-year plans, forecasts and reserves; and the errors made there."""

from decimal import ROUND_CEILING, Decimal

from question_bank.formulas.ratios import teachers_needed

D = Decimal
LONGEST_PLAN_YEARS = 30


def teachers_short(teaching_periods: D, cycle: D, cr: D, income: D, for_teachers: D, cost: D) -> D:
    """Teachers that a curriculum needs less those that a share of income pays for."""
    return teachers_needed(teaching_periods, cycle, cr) - income * for_teachers / cost


def teachers_fewer_at_same_ratio(pupils: D, teachers: D, later_pupils: D) -> D:
    """Teachers fewer when a roll falls and the pupil teacher ratio is held."""
    return teachers - later_pupils * teachers / pupils


def unfunded_award(teacher_cost: D, award: D, funded: D) -> D:
    """Pounds of a pay award that no income meets."""
    return teacher_cost * (award - funded)


def unfunded_award_on_all_staff(staff_cost: D, award: D, funded: D) -> D:
    """Error: applies a teachers' award to all staff."""
    return staff_cost * (award - funded)


def funded_part_of_award(teacher_cost: D, funded: D) -> D:
    """Error: gives the part that is funded."""
    return teacher_cost * funded


def whole_award(teacher_cost: D, award: D) -> D:
    """Error: gives the whole award, funded or not."""
    return teacher_cost * award


def reserve_share_after(reserve: D, first: D, second: D, third: D, income: D) -> D:
    """Reserves left after three deficits, as per cent of income."""
    return (reserve - first - second - third) / income * 100


def reserve_share_after_last_deficit(reserve: D, third: D, income: D) -> D:
    """Error: takes the last year's deficit alone."""
    return (reserve - third) / income * 100


def reserve_share_at_the_start(reserve: D, income: D) -> D:
    """Error: takes no deficit at all."""
    return reserve / income * 100


def reserve_share_adding_deficits(reserve: D, first: D, second: D, third: D, income: D) -> D:
    """Error: adds deficits where subtracting is right."""
    return (reserve + first + second + third) / income * 100


def deficit_in_year(income: D, costs: D, growth: D, inflation: D, years: D) -> D:
    """Costs less income after so many years of growth."""
    return costs * (1 + inflation) ** years - income * (1 + growth) ** years


def forecast_overspend(budget: D, spent: D, months: D) -> D:
    """Pounds over a year's budget at the pace so far."""
    return spent / months * 12 - budget


def overspend_so_far(budget: D, spent: D, months: D) -> D:
    """Error: stops at today."""
    return spent - budget * months / 12


def overspend_still_to_come(budget: D, spent: D, months: D) -> D:
    """Error: leaves out what is already overspent."""
    return overspend_so_far(budget, spent, months) / months * (12 - months)


def overspend_in_each_month_left(budget: D, spent: D, months: D) -> D:
    """Error: takes the overspend so far as that of each month left."""
    return overspend_so_far(budget, spent, months) * (12 - months)


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

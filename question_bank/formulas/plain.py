"""Plain steps between figures of a case that no term of planning names."""

from decimal import ROUND_CEILING, Decimal

D = Decimal


def total(*parts: D) -> D:
    """All parts added; a part below nothing is taken away."""
    return sum(parts, D(0))


def product(*parts: D) -> D:
    """All parts multiplied."""
    made = D(1)
    for part in parts:
        made *= part
    return made


def quotient(part: D, *by: D) -> D:
    """The first divided by each of the others."""
    return part / product(*by)


def whole_above(part: D, by: D) -> D:
    """The least whole number that is not below a quotient."""
    return (part / by).to_integral_value(ROUND_CEILING)

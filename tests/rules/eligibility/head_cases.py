"""Edge cases of the eligibility design, section 3: improvements, and who led them."""

from tests.rules.eligibility.build import facts, graded, link, named, post, signs, states
from tests.rules.eligibility.scenes import (
    ACTING,
    MET,
    NOT,
    RECORD,
    UNKNOWN,
    WEAK,
    Case,
    converted,
    improved,
    left,
)

CASES: list[Case] = [
    ("1 inadequate to RI", improved(4, 3), NOT, NOT),
    ("2 inadequate to good", improved(4, 2), MET, MET),
    ("2 inadequate to outstanding", improved(4, 1), MET, MET),
    ("3 RI to good", improved(3, 2), MET, NOT),
    ("3 RI to outstanding", improved(3, 1), MET, MET),
    (
        "4 inadequate, RI, good in turn, one head",
        improved(4, 3, graded("2024-02-06", 2)),
        MET,
        NOT,
    ),
    (
        "4 and the exception invoked and signed by two",
        improved(
            4,
            3,
            graded("2024-02-06", 2),
            invoked=("strong_record_exception",),
            attestations=(states(RECORD),),
            sign_offs=(
                signs("strong_record_exception", "officer 1"),
                signs("strong_record_exception", "officer 2"),
            ),
        ),
        MET,
        MET,
    ),
    (
        "4 and the exception invoked, not signed",
        improved(4, 3, invoked=("strong_record_exception",), attestations=(states(RECORD),)),
        NOT,
        UNKNOWN,
    ),
    ("5 good to outstanding", improved(2, 1), MET, NOT),
    ("6 URN changed, converter", converted("converter"), MET, MET),
    ("7 URN changed, sponsor led", converted("sponsor_led"), UNKNOWN, UNKNOWN),
    (
        "8 several predecessors",
        converted("converter", link("900203", "900102", "converter", "2022-04-01")),
        UNKNOWN,
        UNKNOWN,
    ),
    ("8 merger", converted("merged_or_split"), UNKNOWN, UNKNOWN),
    ("9 other links are ignored", converted("other"), NOT, NOT),
    ("11 left four months before the inspection", left("2022-01-10"), UNKNOWN, MET),
    ("12 left exactly one year before", left("2021-05-10"), UNKNOWN, MET),
    ("12 left a year and a day before", left("2021-05-09"), NOT, NOT),
    (
        "13 in post one year to the day",
        improved(3, 1, posts=(post("2021-05-10"),)),
        MET,
        MET,
    ),
    (
        "13 in post a year less a day",
        improved(3, 1, posts=(post("2021-05-11"),)),
        NOT,
        NOT,
    ),
    (
        "14 head on the day after conversion",
        converted("converter"),
        MET,
        MET,
    ),
    (
        "15 acting, and substantive time alone suffices",
        improved(
            3, 1, posts=(post("2018-09-01", "2019-08-31", capacity="acting"), post("2019-09-01"))
        ),
        MET,
        MET,
    ),
    (
        "15 acting time is needed",
        facts(
            posts=ACTING,
            graded=(graded("2018-01-10", 3), graded("2022-11-08", 1)),
            named_reports=(named("2022-11-08"),),
            measures=WEAK,
        ),
        UNKNOWN,
        UNKNOWN,
    ),
    (
        "15 not even acting time suffices",
        improved(3, 1, posts=(post("2021-09-01", capacity="acting"),)),
        NOT,
        NOT,
    ),
    (
        "16 co-headship counts in full",
        improved(3, 1, posts=(post("2018-09-01", capacity="co_head"),)),
        MET,
        MET,
    ),
]

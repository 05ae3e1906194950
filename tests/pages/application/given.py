"""Facts as an applicant types them on page 18: one whole, one faulty, for each kind of form.

`typed` is what the form is filled with and keeps; `faulty` replaces some of it, and the message
stands at the field `at`.
"""

from dataclasses import dataclass, replace

Typed = dict[str, str]


@dataclass(frozen=True)
class Given:
    """One kind of fact under one route of a policy."""

    policy: str
    route: str
    kind: str
    typed: Typed
    shown: dict[str, str]
    task: str
    one: str
    faulty: Typed
    at: str
    error: str

    @property
    def id(self) -> str:
        """The case in words."""
        return f"{self.policy} {self.route} {self.kind}"


def on(name: str, day: str, month: str, year: str) -> Typed:
    """A date as it is typed."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def link(policy: str, route: str) -> Given:
    return Given(
        policy,
        route,
        "link",
        {
            "old_urn": "900100",
            "new_urn": "900101",
            **on("on_day", "1", "4", "2019"),
            "kind": "converter",
        },
        {
            "Old URN": "900100",
            "New URN": "900101",
            "Date": "1 April 2019",
            "What happened": "It became an academy by itself (a converter)",
        },
        "Schools whose URN changed",
        "change of URN",
        {"new_urn": "900100"},
        "new_urn",
        "New URN must be different from the old URN",
    )


def visit(route: str) -> Given:
    return Given(
        "nle-2019",
        route,
        "visit",
        {
            "urn": "900101",
            **on("start", "7", "11", "2023"),
            **on("published", "15", "12", "2023"),
            "kind": "ungraded",
            "outcome": "School remains Outstanding",
        },
        {
            "URN": "900101",
            "Started": "7 November 2023",
            "Published": "15 December 2023",
            "Kind": "Ungraded inspection",
            "Finding": "School remains Outstanding",
        },
        "Other inspections",
        "other inspection",
        on("start", "7", "11", "2031"),
        "start",
        "Date the inspection started must be in the past",
    )


NAMED_REPORT = Given(
    "nle-2022",
    "turnaround",
    "named_report",
    {"urn": "900101", **on("inspected", "10", "5", "2022")},
    {"URN": "900101", "Inspection started": "10 May 2022"},
    "Ofsted reports that name you",
    "report",
    on("inspected", "", "", ""),
    "inspected",
    "Enter the date the inspection started",
)
GROUP = Given(
    "nle-2019",
    "mat_ceo",
    "group",
    {"uid": "4321", "type_code": "6", "status": "OPEN"},
    {"UID": "4321", "Type": "Multi-academy trust", "Status": "Open"},
    "Your trust",
    "trust",
    {"uid": "TR4321"},
    "uid",
    "UID must be numbers, like 4321",
)
MEMBERSHIP = Given(
    "nle-2019",
    "mat_ceo",
    "membership",
    {
        "group": "4321",
        "urn": "900101",
        "type_code": "28",
        **on("joined", "1", "9", "2016"),
        **on("left", "31", "8", "2025"),
    },
    {
        "URN": "900101",
        "UID of the trust": "4321",
        "Type": "Academy, sponsor led",
        "Joined": "1 September 2016",
        "Left": "31 August 2025",
    },
    "Academies of your trust",
    "academy",
    on("left", "31", "8", "2016"),
    "left",
    "Date it left must be after the date it joined",
)
ACCOUNTABILITY = Given(
    "nle-2019",
    "mat_leader_exception",
    "accountability",
    {"urn": "900101", **on("start", "1", "9", "2016"), **on("end", "31", "8", "2024")},
    {"URN": "900101", "From": "1 September 2016", "To": "31 August 2024"},
    "Schools you answer for",
    "school",
    on("end", "31", "8", "2016"),
    "end",
    "Date that ended must be after the date it began",
)
MEASURE = Given(
    "nle-2019",
    "beacon",
    "measure",
    {
        "urn": "900101",
        "year": "202526",
        "name_": "progress_8",
        "state": "given",
        "value": "0.45",
        "ci_low": "0.2",
    },
    {"URN": "900101", "Year": "2025/26", "Progress 8": "0.45", "Lower confidence limit": "0.2"},
    "Results",
    "result",
    {"value": ""},
    "value",
    "Enter the figure",
)
SUPPRESSED = Given(
    "nle-2019",
    "beacon_exception",
    "measure",
    {
        "urn": "900101",
        "year": "202526",
        "name_": "attainment_8",
        "state": "suppressed",
        "value": "",
        "ci_low": "",
    },
    {"URN": "900101", "Year": "2025/26", "Attainment 8": "Suppressed"},
    "Results",
    "result",
    {"urn": "90010"},
    "urn",
    "URN must be 6 numbers",
)
WRONG_ADDRESS = "Enter an email address in the correct format, like name@example.com"
CONFIRMER = Given(
    "nle-2019",
    "beacon_exception",
    "confirmer",
    {"name": "Mo Farrell", "role": "Chair of governors", "email": "mo@example.org"},
    {"Name": "Mo Farrell", "Role": "Chair of governors", "Email": "mo@example.org"},
    "Who can confirm this",
    "contact",
    {"email": "mo at example"},
    "email",
    WRONG_ADDRESS,
)
NO_ROLE = replace(CONFIRMER, faulty={"role": ""}, at="role", error="Enter their role")
OF_ANOTHER = replace(CONFIRMER, policy="nle-2022", route="strong_record_exception")
CHIEF_EXECUTIVE = Given(
    "nle-2019",
    "mat_leader_exception",
    "chief_executive",
    {"email": "chief@example.org"},
    {"Email": "chief@example.org"},
    "Chief executive’s email to confirm",
    "chief executive",
    {"email": ""},
    "email",
    "Enter the email address of the chief executive",
)
GIVEN = (
    link("nle-2019", "turnaround_head"),
    link("nle-2022", "turnaround"),
    visit("beacon"),
    visit("beacon_exception"),
    NAMED_REPORT,
    GROUP,
    MEMBERSHIP,
    ACCOUNTABILITY,
    MEASURE,
    SUPPRESSED,
    CONFIRMER,
    NO_ROLE,
    OF_ANOTHER,
    CHIEF_EXECUTIVE,
)

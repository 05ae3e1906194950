"""The other routes of 2019 as a person fills them in: every fact, in the order of the tasks."""

from tests.pages.application.given import CHIEF_EXECUTIVE, CONFIRMER, Typed, on

Facts = list[tuple[str, Typed]]


def post(role: str, urn: str = "", group: str = "") -> tuple[str, Typed]:
    since = on("start", "1", "9", "2016")
    return "post", {
        "role": role,
        "urn": urn,
        "group": group,
        **since,
        "capacity": "substantive",
    }


def graded(year: str, overall: str) -> tuple[str, Typed]:
    return "graded", {"urn": "900101", **on("start", "10", "5", year), "overall": overall}


def figure(name: str, value: str, low: str = "", urn: str = "900101") -> tuple[str, Typed]:
    return result("202526", name, value, low, urn)


def result(
    year: str, name: str, value: str, low: str = "", urn: str = "900101"
) -> tuple[str, Typed]:
    said = {"urn": urn, "year": year, "name_": name, "state": "given"}
    return "measure", {**said, "value": value, "ci_low": low}


def academy(urn: str) -> tuple[str, Typed]:
    joined = on("joined", "1", "9", "2017")
    return "membership", {"group": "4321", "urn": urn, "type_code": "28", **joined}


STRONG = [figure("attainment_8", "56.1"), figure("progress_8", "0.45", "0.2")]
ELSEWHERE = [
    figure("attainment_8", "54", urn="900102"),
    figure("progress_8", "0.3", "0.1", "900102"),
]

BEACON: Facts = [post("headteacher", "900101"), graded("2022", "1"), *STRONG]
BEACON_EXCEPTION: Facts = [
    post("headteacher", "900101"),
    graded("2019", "2"),
    result("202223", "progress_8", "0.05", "-0.1"),
    figure("progress_8", "0.45", "0.2"),
    ("confirmer", CONFIRMER.typed),
]
TRUST: Facts = [
    post("trust_ceo", group="4321"),
    graded("2019", "3"),
    graded("2022", "2"),
    ("group", {"uid": "4321", "type_code": "6", "status": "OPEN"}),
    academy("900101"),
    academy("900102"),
    *STRONG,
    *ELSEWHERE,
]
LEADER_EXCEPTION: Facts = [
    post("regional_director", group="4321"),
    graded("2019", "3"),
    graded("2022", "2"),
    ("accountability", {"urn": "900101", **on("start", "1", "9", "2018")}),
    ("chief_executive", CHIEF_EXECUTIVE.typed),
]

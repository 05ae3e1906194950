"""Facts for tests, in few words. Everything is confirmed unless it says otherwise."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from assessment.rules.document import Document, read_document
from assessment.rules.eligibility import Facts, Trace, evaluate
from assessment.rules.eligibility.facts import (
    Accountability,
    Attestation,
    Graded,
    Judged,
    Link,
    Measure,
    Membership,
    NamedReport,
    Post,
    SignOff,
    Source,
    TrustGroup,
    Visit,
)
from rubrics.eligibility import EligibilityPolicy

FOLDER = Path(__file__).parents[3] / "rubrics" / "data" / "policies"
CLOSING = date(2026, 11, 30)
SURE = Source(words="Employer's letter", confirmed_by="officer 7", confirmed_on=CLOSING)
CLAIMED = Source(words="The applicant declared it")


def policy_document(name: str) -> Document:
    """One of the shipped policies."""
    return read_document((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")[0]


POLICIES = {name: policy_document(name) for name in ("nle-2019", "nle-2022")}


def run(facts: Facts, policy: str | EligibilityPolicy) -> Trace:
    """The trace under a shipped policy or another one."""
    if isinstance(policy, EligibilityPolicy):
        return evaluate(facts, policy, "0" * 64)
    document = POLICIES[policy]
    assert isinstance(document.model, EligibilityPolicy)
    return evaluate(facts, document.model, document.hash)


def facts(**parts: Any) -> Facts:
    """Facts on the closing date."""
    return Facts(at=parts.pop("at", CLOSING), **parts)


def day(text: str) -> date:
    return date.fromisoformat(text)


def source(sure: bool) -> Source:
    return SURE if sure else CLAIMED


def post(
    start: str,
    end: str | None = None,
    urn: str | None = "900101",
    *,
    sure: bool = True,
    **more: Any,
) -> Post:
    return Post(
        key=more.pop("key", f"post {urn or more.get('group')} {start}"),
        source=source(sure),
        role=more.pop("role", "headteacher"),
        urn=urn,
        start=day(start),
        end=day(end) if end else None,
        **more,
    )


def graded(
    start: str, overall: int | None, urn: str = "900101", *, sure: bool = True, **more: Any
) -> Graded:
    framework = more.pop("framework", "graded" if overall else "no_overall")
    return Graded(
        key=f"inspection {urn} {start}",
        source=source(sure),
        urn=urn,
        start=day(start),
        overall=overall,
        framework=framework,
        **more,
    )


def card(start: str, word: str, urn: str = "900101") -> Graded:
    areas = (Judged(area="Inclusion", word=word), Judged(area="Achievement", word="Exceptional"))
    return graded(start, None, urn, framework="report_card", areas=areas)


def judged(*grades: int) -> tuple[Judged, ...]:
    return tuple(Judged(area=f"area {n}", grade=grade) for n, grade in enumerate(grades))


def visit(start: str, outcome: str = "", urn: str = "900101", *, sure: bool = True) -> Visit:
    return Visit(
        key=f"visit {urn} {start}", source=source(sure), urn=urn, start=day(start), outcome=outcome
    )


def measure(
    name: str, value: str | None, year: int = 202324, urn: str = "900101", **more: Any
) -> Measure:
    low = more.pop("ci_low", None)
    return Measure(
        key=f"{name} {urn} {year}",
        source=source(more.pop("sure", True)),
        urn=urn,
        year=year,
        name=name,
        state=more.pop("state", "given" if value is not None else "suppressed"),
        value=Decimal(value) if value is not None else None,
        ci_low=Decimal(low) if low is not None else None,
    )


def strong_ks4(urn: str = "900101") -> tuple[Measure, ...]:
    return (
        measure("attainment_8", "55.2", urn=urn),
        measure("progress_8", "0.45", urn=urn, ci_low="0.11"),
    )


def named(inspected: str = "2022-05-10", urn: str = "900101", *, sure: bool = True) -> NamedReport:
    return NamedReport(
        key=f"report {urn} {inspected}", source=source(sure), urn=urn, inspected=day(inspected)
    )


def link(
    old: str, new: str, kind: str, on: str | None = "2021-09-01", *, sure: bool = True
) -> Link:
    return Link(
        key=f"link {old} {new}",
        source=source(sure),
        old_urn=old,
        new_urn=new,
        on=day(on) if on else None,
        kind=kind,  # type: ignore[arg-type]
    )


def trust(type_code: str = "6", uid: str = "90001", *, sure: bool = True) -> TrustGroup:
    return TrustGroup(key=f"group {uid}", source=source(sure), uid=uid, type_code=type_code)


def member(urn: str, type_code: str = "28", joined: str = "2016-09-01", **more: Any) -> Membership:
    left = more.get("left")
    return Membership(
        key=f"member {urn}",
        source=source(more.get("sure", True)),
        group="90001",
        urn=urn,
        type_code=type_code,
        joined=day(joined),
        left=day(left) if left else None,
    )


def answers_for(
    start: str, end: str | None = None, urn: str = "900101", *, sure: bool = True
) -> Accountability:
    return Accountability(
        key=f"answers for {urn}",
        source=source(sure),
        urn=urn,
        start=day(start),
        end=day(end) if end else None,
    )


def states(subject: str) -> Attestation:
    return Attestation(key=subject, source=CLAIMED, subject=subject, words="What I led")


def signs(route: str, official: str, *clauses: str) -> SignOff:
    return SignOff(route=route, official=official, clauses=clauses or (f"{route}.all",), on=CLOSING)

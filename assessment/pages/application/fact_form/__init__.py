"""One form for each kind of fact: how it is asked, kept and read. No policy is in them."""

from assessment.pages.application.fact_form.base import FactForm
from assessment.pages.application.fact_form.confirming import ChiefExecutiveForm, ConfirmerForm
from assessment.pages.application.fact_form.inspection import GradedForm
from assessment.pages.application.fact_form.post import AccountabilityForm, PostForm
from assessment.pages.application.fact_form.result import MeasureForm
from assessment.pages.application.fact_form.school import (
    GroupForm,
    LinkForm,
    MembershipForm,
)
from assessment.pages.application.fact_form.visit import NamedReportForm, VisitForm
from assessment.rules.refusal import Missing

FORMS: dict[str, type[FactForm]] = {
    "post": PostForm,
    "graded": GradedForm,
    "visit": VisitForm,
    "named_report": NamedReportForm,
    "link": LinkForm,
    "group": GroupForm,
    "membership": MembershipForm,
    "accountability": AccountabilityForm,
    "measure": MeasureForm,
    "confirmer": ConfirmerForm,
    "chief_executive": ChiefExecutiveForm,
}


def form_of(kind: str) -> type[FactForm]:
    """Return the form of a kind of fact. Raises Missing."""
    if kind not in FORMS:
        raise Missing("kind of fact")
    return FORMS[kind]


__all__ = ["FORMS", "FactForm", "form_of"]

"""The blueprint of moderation, on its own so that each page of it can hang its views there."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Blueprint, redirect, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from assessment.records.conflict import has_declared
from assessment.rules.refusal import Refused
from assessment.web import current

Args = ParamSpec("Args")
Shown = TypeVar("Shown")


class CaseCode(BaseConverter):
    """A case code in an address: capitals, digits and hyphens, so that no word matches one."""

    regex = "[A-Z0-9][A-Z0-9-]*"


bp = Blueprint("moderation", __name__, url_prefix="/moderation")
WORK = "moderation.work"
DECLARE_FIRST = "Declare before you see your cases."


@bp.record_once
def know_case_codes(state: BlueprintSetupState) -> None:
    """Teach the application's addresses what a case code is."""
    state.app.url_map.converters["case"] = CaseCode


def after_declaring(view: Callable[Args, Shown]) -> Callable[Args, Shown | Response]:
    """Send a moderator who has not declared conflicts to page 53 first: it gates every case.

    Raises Refused for a form, which nobody can have seen.
    """

    @wraps(view)
    def gated(*args: Args.args, **kwargs: Args.kwargs) -> Shown | Response:
        if has_declared(current.db(), current.round_id(), current.person().id):
            return view(*args, **kwargs)
        declare = url_for("interview.conflicts")
        if current.writes():
            raise Refused(DECLARE_FIRST, "Declare conflicts of interest", declare)
        return redirect(declare)

    return gated

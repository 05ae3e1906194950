"""The blueprint of moderation, on its own so that each page of it can hang its views there."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter


class CaseCode(BaseConverter):
    """A case code in an address: capitals, digits and hyphens, so that no word matches one."""

    regex = "[A-Z0-9][A-Z0-9-]*"


bp = Blueprint("moderation", __name__, url_prefix="/moderation")
WORK = "moderation.work"


@bp.record_once
def know_case_codes(state: BlueprintSetupState) -> None:
    """Teach the application's addresses what a case code is."""
    state.app.url_map.converters["case"] = CaseCode

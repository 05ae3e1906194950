"""Choose a role: the home page of a person who holds several, in one round or more."""

from uuid import UUID

from flask import redirect, request
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people.role import roles_of
from assessment.records.people.sign_in import choose_role
from assessment.records.round import find_round
from assessment.rules.people import Role
from assessment.rules.refusal import Refused
from assessment.rules.wording import sentence
from assessment.web import current
from assessment.web.address import inside
from assessment.web.forms import Form, Option, RadiosField
from assessment.web.guard import requires
from assessment.web.navigation import home_of

WHOLE_SERVICE = "The whole service"


class RoleForm(Form):
    """One of the roles that the person holds now."""

    role = RadiosField("What do you want to work as?", missing="Select a role")


@bp.route("/role", methods=["GET", "POST"])
@requires("account.own")
def role() -> Response | tuple[str, int]:
    """Choose in which role, and in which round, to go on."""
    db, now, found = current.db(), current.now(), current.person()
    held = roles_of(db, found.id, now)
    chosen = _value(found.round_id, found.role) if found.role else None
    form = RoleForm(role=chosen)
    form.role.choices = [
        Option(_value(round_id, each), sentence(each.words), _round_name(round_id))
        for round_id, each in held
    ]
    if form.validate_on_submit():
        picked = next(pair for pair in held if _value(*pair) == form.role.data)
        if not choose_role(db, current.own_sign_in(), picked[1], picked[0], now=now):
            raise Refused("You no longer have this role.", "Choose another role", "/people/role")
        return redirect(inside(request.args.get("next"), "") or home_of(picked[1], picked[0]))
    return form.page("people/role.html", held=held)


def _value(round_id: UUID | None, each: Role | None) -> str:
    return f"{round_id or ''}|{each}"


def _round_name(round_id: UUID | None) -> str:
    return find_round(current.db(), round_id).name if round_id else WHOLE_SERVICE

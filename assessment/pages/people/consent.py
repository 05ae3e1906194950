"""Whether applicants of the round see the name of a panel member: asked once, changed any time."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people.consent import is_listed, say_listed
from assessment.web import current
from assessment.web.forms import Form, Option, RadiosField
from assessment.web.guard import requires

ASKS = "Can applicants of this round see your name?"
YES, NO = "yes", "no"


class ConsentForm(Form):
    """The one question."""

    listed = RadiosField(
        ASKS,
        "Applicants of this round can see your name and say that they know you",
        "Select whether applicants can see your name",
        choices=[
            Option(YES, "Yes, applicants of this round can see my name"),
            Option(NO, "No, do not show my name to applicants"),
        ],
    )


@bp.route("/me/listed", methods=["GET", "POST"])
@requires("account.listed")
def listed() -> Response | tuple[str, int]:
    """Agree to be listed for applicants, or not."""
    db, by, now = current.db(), current.actor(), current.now()
    said = is_listed(db, current.person().id, current.round_id(), now)
    form = ConsentForm(listed=None if said is None else YES if said else NO)
    if form.validate_on_submit():
        say_listed(db, by, form.listed.data == YES, now=now)
        flash("Your answer is saved. You can change it in your account.", "success")
        return redirect(_way_back())
    return form.page("people/consent.html", back_to=_way_back())


def _way_back() -> str:
    """The page that asked: the interviews, or the account."""
    first = request.args.get("for") == "interview"
    return url_for("interview.home" if first else "people.me")

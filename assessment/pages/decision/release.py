"""The release: checklist, asking for a second person, the number typed, done (page 66)."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.decision.blueprint import bp, name_of, sender
from assessment.records import request as two_people
from assessment.records.decision.checklist import RELEASE, checklist
from assessment.records.decision.pass_rate import standing
from assessment.records.decision.release import (
    ask_to_release,
    do_not_release,
    release,
    release_of,
)
from assessment.records.specimen import use_of
from assessment.rules.refusal import Faults
from assessment.rules.release import ENDING_WORDS, is_early
from assessment.web import current
from assessment.web.forms import Form, TextAreaField, TextField
from assessment.web.guard import requires


class NumberForm(Form):
    """What the second person types."""

    number = TextField("How many people will see their result?", width=5, inputmode="numeric")


class DeclineForm(Form):
    """Why the second person does not agree."""

    reason = TextAreaField("Why do you not agree?", "The person who asked reads this", rows=3)


@bp.route("/release", methods=["GET", "POST"])
@requires("decision.release")
def release_page() -> Response | tuple[str, int]:
    """Show where the release stands; as the second person, release."""
    form = NumberForm()
    if form.validate_on_submit():
        try:
            release(
                current.db(), current.actor(), form.number.data or "", sender(), now=current.now()
            )
            return redirect(url_for(".release_page"))
        except Faults as faults:
            form.faults(faults.fields)
    return _page(form)


@bp.post("/release/ask")
@requires("decision.release")
def ask() -> Response:
    """Ask a second person to release."""
    link = f"{current.settings().base_url}{url_for('.result')}"
    ask_to_release(current.db(), current.actor(), sender(), link, now=current.now())
    flash("We asked for a second person. Nothing is released until they agree.", "success")
    return redirect(url_for(".release_page"))


@bp.post("/release/decline")
@requires("decision.release")
def decline() -> Response | tuple[str, int]:
    """Do not agree to the release, with a reason."""
    form = DeclineForm()
    if form.validate_on_submit():
        try:
            do_not_release(current.db(), current.actor(), form.reason.data or "", now=current.now())
        except Faults as faults:
            form.faults(faults.fields)
        else:
            flash("You did not agree. Nothing was released.", "success")
            return redirect(url_for(".release_page"))
    return _page(NumberForm(formdata=None), form)


def _page(form: NumberForm, decline: DeclineForm | None = None) -> tuple[str, int]:
    db, by = current.db(), current.actor()
    waiting = two_people.open_for(db, RELEASE, current.round_id())
    done = release_of(db, current.round_id())
    return (decline if decline and decline.error_list else form).page(
        "decision/release.html",
        found=checklist(db, current.round_id(), sender(), current.now()),
        round_=current.round_(),
        early=is_early(current.round_().results_at, current.now()),
        waiting=waiting,
        asked_by=name_of(waiting.asked_by) if waiting else "",
        is_mine=waiting is not None and waiting.asked_by == by.real,
        done=done,
        prepared=name_of(str(done.prepared_by)) if done else "",
        released=name_of(str(done.released_by)) if done else "",
        ending_words=ENDING_WORDS,
        pass_rate=standing(db, current.round_id()),
        use=use_of(db, current.round_id()),
        number_form=form,
        decline_form=decline or DeclineForm(formdata=None),
    )

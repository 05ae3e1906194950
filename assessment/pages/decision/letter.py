"""The letters before release: each as it will be sent, read by a person (page 66)."""

from uuid import UUID

from flask import Response as PdfResponse
from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.decision.blueprint import bp, sender
from assessment.records.decision.letter import (
    RIGHT,
    WRONG,
    find_letter,
    judge_letter,
    letters_for,
    pdf_of,
    sample,
    to_make,
)
from assessment.records.round import find_round
from assessment.rules.letter import by_standard
from assessment.rules.refusal import Faults
from assessment.rules.release import ENDING_WORDS, Ending
from assessment.web import current
from assessment.web.forms import Form, Option, RadiosField, TextAreaField
from assessment.web.guard import requires
from assessment.web.paging import Paged

PDF = "application/pdf"


class VerdictForm(Form):
    """Whether a letter that was read is right."""

    verdict = RadiosField(
        "Is this letter right?",
        missing="Select whether the letter is right or wrong",
        choices=[Option(RIGHT, "Right"), Option(WRONG, "Wrong", "It stops the release")],
    )
    reason = TextAreaField("If it is wrong, what is wrong?", rows=3)


@bp.get("/letters")
@requires("decision.release")
def letters() -> str:
    """List the sample that a person reads, then every letter."""
    found = letters_for(current.db(), current.actor())
    read_first = sample(found)
    return render_template(
        "decision/letters.html",
        sample=read_first,
        next_unread=next((one for one in read_first if one.row.verdict is None), None),
        page=Paged.of_list(found, request.args.get("page", "")),
        to_make=len(to_make(current.db(), current.round_id(), sender())),
        kinds={ending.value: words for ending, words in ENDING_WORDS.items()},
    )


@bp.route("/letters/<uuid:letter_id>", methods=["GET", "POST"])
@requires("decision.release")
def letter(letter_id: UUID) -> Response | tuple[str, int]:
    """Show a letter as it will be sent and take the verdict on it."""
    db, by = current.db(), current.actor()
    found = find_letter(db, by, letter_id)
    form = VerdictForm(verdict=found.row.verdict, reason=found.row.verdict_reason or "")
    if form.validate_on_submit():
        try:
            judge_letter(
                db, by, letter_id, str(form.verdict.data), form.reason.data or "", now=current.now()
            )
        except Faults as faults:
            form.faults(faults.fields)
        else:
            flash(f"You marked the letter for {found.reference} as {form.verdict.data}.", "success")
            return redirect(url_for(".letters"))
    return form.page(
        "decision/letter.html",
        kept=found,
        letter=found.letter,
        standards=by_standard(found.letter),
        kind=ENDING_WORDS[Ending(found.row.kind)],
        released=find_round(db, current.round_id()).released_at is not None,
    )


@bp.get("/letters/<uuid:letter_id>/pdf")
@requires("decision.release")
def letter_pdf(letter_id: UUID) -> PdfResponse:
    """Return the print of a letter."""
    found = find_letter(current.db(), current.actor(), letter_id)
    return pdf_response(pdf_of(found), found.reference)


def pdf_response(pdf: bytes, reference: str) -> PdfResponse:
    """Return a print to read in the browser or keep; no other site can frame or sniff it."""
    name = f'inline; filename="letter-{reference}.pdf"'
    return PdfResponse(pdf, mimetype=PDF, headers={"Content-Disposition": name})

"""What an auditor reads of decisions, after release: the list, one decision, letter, release.

Nothing can be changed here. Before release there is one sentence, whatever was decided.
"""

from flask import Response as PdfResponse
from flask import render_template, request

from assessment.pages.decision.blueprint import bp, name_of, sender
from assessment.pages.decision.letter import pdf_response
from assessment.records.decision.asked import asked_about
from assessment.records.decision.checklist import RELEASE, checklist
from assessment.records.decision.pass_rate import ACCEPT, standing
from assessment.records.decision.reading import folded
from assessment.records.decision.record import (
    WAITS,
    Line,
    find_record,
    lines,
    reader_of,
    sent_letter,
)
from assessment.records.decision.release import release_of, released_before
from assessment.records.specimen import use_of
from assessment.rules.decision import WORDS
from assessment.rules.letter import by_standard, read_letter
from assessment.rules.refusal import Missing
from assessment.rules.release import ENDING_WORDS, Ending
from assessment.rules.verdict import WORDS as VERDICTS
from assessment.web import current
from assessment.web.guard import requires
from assessment.web.paging import Paged

ALL, DEPARTURES = "all", "departures"


@bp.get("/record")
@requires("decision.record")
def records() -> str:
    """List where everyone ended, or say that it is shown after release."""
    db, by, now = current.db(), current.actor(), current.now()
    if by.round is None:
        return render_template("decision/no_records.html", waits="", round_=None)
    if not released_before(db, by.round, now):
        return render_template("decision/no_records.html", waits=WAITS, round_=current.round_())
    found = lines(db, by, now)
    kinds: dict[str, list[Line]] = {ALL: found, DEPARTURES: [one for one in found if one.departs]}
    show = request.args.get("show", "")
    kind = show if show in kinds else ALL
    return render_template(
        "decision/records.html",
        counts={name: len(rows) for name, rows in kinds.items()},
        kind=kind,
        page=Paged.of_list(kinds[kind], request.args.get("page", "")),
        round_=current.round_(),
    )


@bp.get("/record/<code>")
@requires("decision.record")
def record(code: str) -> str:
    """Show one decision as it was kept, with all that it rests on."""
    found = find_record(current.db(), current.actor(), code, current.now())
    read = folded(current.db(), found.shown)
    return render_template(
        "decision/record.html",
        found=found,
        shown=read.shown,
        criteria=read.criteria,
        late=read.late,
        words=WORDS,
        verdicts=VERDICTS,
        round_=current.round_(),
    )


@bp.get("/record/<code>/letter")
@requires("decision.letter")
def record_letter(code: str) -> str:
    """Show the letter of a decision as it went out, with who read it before."""
    found = sent_letter(current.db(), current.actor(), code, current.now())
    letter = read_letter(found.letter.words)
    return render_template(
        "decision/record_letter.html",
        found=found,
        letter=letter,
        standards=by_standard(letter),
        kind=ENDING_WORDS[Ending(found.letter.kind)],
    )


@bp.get("/record/<code>/letter.pdf")
@requires("decision.letter")
def record_letter_pdf(code: str) -> PdfResponse:
    """Return the print of the letter of a decision."""
    found = sent_letter(current.db(), current.actor(), code, current.now())
    return pdf_response(found.pdf, found.application.reference)


@bp.get("/record/release")
@requires("decision.record")
def record_release() -> str:
    """Show who released the results, when, and the checks counted again."""
    db, round_ = current.db(), current.round_()
    reader = reader_of(db, current.actor(), current.now())
    done = release_of(db, round_.id)
    if done is None:
        raise Missing("release")
    return render_template(
        "decision/record_release.html",
        found=checklist(db, round_.id, sender(), reader.released_at),
        done=done,
        prepared=name_of(str(done.prepared_by)),
        released=name_of(str(done.released_by)),
        asked=asked_about(db, round_.id, ACCEPT, RELEASE),
        pass_rate=standing(db, round_.id),
        use=use_of(db, round_.id),
        ending_words=ENDING_WORDS,
        round_=round_,
    )

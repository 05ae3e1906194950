"""The proof of one part of the question bank, keys and all, as a print.

Who reads it is recorded, whatever their role (`web/reading`). The whole bank takes a minute or
two to lay out, so a command prints it.
"""

from threading import Lock

from flask import Response, request

from assessment.pages.content.blueprint import bp
from assessment.prints.bank import print_proof_apart
from assessment.records.bank import find_bank
from assessment.rules.bank import PARTS
from assessment.rules.refusal import Refused
from assessment.rules.wording import listed
from assessment.rules.wording_time import uk
from assessment.web import current, errors
from assessment.web.guard import requires

PDF = "application/pdf"
BUSY = "A print of the question bank is being made. Try again in half a minute."
_PRINTING = Lock()  # one at a time in a process: each takes hundreds of megabytes
NO_PART = "There is no part of the question bank called {asked}. The parts are {parts}."
WHICH = "Say which part of the question bank to print. The parts are {parts}."


@bp.get("/proof.pdf")
@requires("content.proof")
def proof() -> Response:
    """Return the print of the area, or of the cases, that is asked for."""
    asked = request.args.get("area", "")
    if asked not in PARTS:
        reason = (NO_PART if asked else WHICH).format(asked=asked[:40], parts=listed([*PARTS]))
        return errors.page("refused", 404, errors.NOT_FOUND, reason=reason)
    now = current.now()
    with current.looking() as db:
        bank = find_bank(db, current.actor(), asked, now=now)
    if not _PRINTING.acquire(blocking=False):
        raise Refused(BUSY)
    try:
        pdf = print_proof_apart(bank, uk(now).date())
    finally:
        _PRINTING.release()
    name = f'inline; filename="question-bank-{asked}.pdf"'
    return Response(pdf, mimetype=PDF, headers={"Content-Disposition": name})

"""A text as a picture that a phone reads: one SVG path, drawn here, without styles or scripts."""

import segno
from markupsafe import Markup

QUIET = 4  # modules of white around it, as readers need


def picture(text: str, label: str) -> Markup:
    """Return `text` as an inline SVG that says what it is to who cannot see it."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return Markup(
        '<svg class="app-picture" role="img" aria-label="{label}" viewBox="0 0 {side} {side}" '
        'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        '<path fill="#000" d="{path}"/></svg>'
    ).format(label=label, side=side, path=path)

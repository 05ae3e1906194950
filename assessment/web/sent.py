"""What a form carried, as it was sent: never a token, never a password or code."""

import re

from flask import request

SECRET = re.compile(r"csrf_token|.*password.*|code")


def sent_fields() -> list[tuple[str, str]]:
    """Return the fields of the form at hand in order, without secrets."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not SECRET.fullmatch(name)
    ]


def here() -> str:
    """Return the path of this request with its query."""
    return request.full_path if request.query_string else request.path

"""The floors: a minimal Flask application that does the least for the same promise.

    d   JSON POST, signed cookie, CSRF, BEGIN, upsert on (sitting, position), COMMIT, a short answer
    d2  d and two SELECTs
    e   cookie, two SELECTs, a precompiled page of 6 KB with 30 links
    f   CSRF, SELECT the sitting FOR UPDATE, 30 answers, score, one UPDATE, COMMIT

Of ours it has only what makes a commit durable, not the queue of SQLite's writers. What writes
must change what is stored each time, as ours does: SQLite leaves a page alone, and so syncs
nothing, when a row is stored again as it was.
Served as `assessment.bench.floors:app` with DATABASE_URL set; its tables are its own.
"""

import hmac
import os
import time
from typing import Any

from flask import Flask, Response, abort, request, session
from jinja2 import Environment
from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from assessment.records.database import make_engine

PLACES = 30
KEPT = "{}"  # not 204: waitress closes the connection after one, and that would be measured
META = MetaData()
SITTING = Table(
    "floor_sitting",
    META,
    Column("id", Integer, primary_key=True),
    Column("person", Integer, nullable=False),
    Column("score", Integer),
    Column("submitted", BigInteger),
)
ANSWER = Table(
    "floor_answer",
    META,
    Column("sitting", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("response", String(200), nullable=False),
)
_PUT = upsert(ANSWER).values(
    sitting=bindparam("sitting"), position=bindparam("position"), response=bindparam("response")
)
SAVE = _PUT.on_conflict_do_update(
    index_elements=["sitting", "position"], set_={"response": _PUT.excluded.response}
)
FIND = select(SITTING).where(SITTING.c.id == bindparam("sitting"))
LOCK = FIND.with_for_update()
ANSWERS = select(ANSWER.c.position, ANSWER.c.response).where(
    ANSWER.c.sitting == bindparam("sitting")
)
SCORE = (
    update(SITTING)
    .where(SITTING.c.id == bindparam("sitting"))
    .values(score=bindparam("found_score"), submitted=bindparam("now"))
)
TEMPLATE = Environment(autoescape=True).from_string(
    "<!DOCTYPE html><html lang=en><head><title>Question {{ n }}</title></head><body><main>"
    "<h1>Question {{ n }}</h1><form method=post><input type=hidden name=token value={{ token }}>"
    "{% for letter in 'abcdef' %}<label><input type=radio name=answer value={{ letter }}>"
    "{{ 'An option of some length that a person has to read. ' * 2 }}</label>{% endfor %}</form>"
    "<ol>{% for place in places %}<li><a class='app-navigator__item app-navigator__item--done' "
    "href='/question/{{ place }}'><span class='hidden'>Question</span> {{ place }} "
    "{{ 'answered' if place in answered else 'not answered' }}</a></li>{% endfor %}</ol>"
    "</main></body></html>"
)


def lay(engine: Engine, sittings: int) -> None:
    """Make the tables and so many sittings of 30 answers."""
    META.drop_all(engine)
    META.create_all(engine)
    with engine.execution_options(writes=True).begin() as connection:
        rows = [{"id": n, "person": n} for n in range(sittings)]
        connection.execute(insert(SITTING), rows)
        answers = [
            {"sitting": n, "position": place, "response": "b"}
            for n in range(sittings)
            for place in range(PLACES)
        ]
        connection.execute(insert(ANSWER), answers)


def make_floors(url: str) -> Flask:
    """The application on one database."""
    app = Flask(__name__)
    app.secret_key = "f" * 40
    engine = make_engine(url, queue=False)
    writing = engine.execution_options(writes=True)
    app.add_url_rule("/enter/<int:n>", view_func=enter)

    def save() -> str:
        """Floor d."""
        sent = _checked()
        with writing.begin() as connection:
            connection.execute(SAVE, _row(sent))
        return KEPT

    def save_after_reading() -> str:
        """Floor d2."""
        sent = _checked()
        with writing.begin() as connection:
            connection.execute(FIND, {"sitting": session["sitting"]}).first()
            connection.execute(FIND, {"sitting": session["sitting"]}).first()
            connection.execute(SAVE, _row(sent))
        return KEPT

    def question(n: int) -> str:
        """Floor e."""
        with engine.connect() as connection:
            connection.execute(FIND, {"sitting": session["sitting"]}).first()
            found = connection.execute(ANSWERS, {"sitting": session["sitting"]}).all()
        answered = {row.position for row in found}
        places = range(1, PLACES + 1)
        return TEMPLATE.render(n=n, token=session["token"], places=places, answered=answered)

    def submit() -> str:
        """Floor f."""
        sitting = int(_checked()["sitting"])
        with writing.begin() as connection:
            connection.execute(LOCK, {"sitting": sitting}).first()
            found = connection.execute(ANSWERS, {"sitting": sitting}).all()
            score = sum(row.response == "b" for row in found)
            marked = {"sitting": sitting, "found_score": score, "now": time.time_ns()}
            connection.execute(SCORE, marked)
        return KEPT

    app.add_url_rule("/d", view_func=save, methods=["POST"])
    app.add_url_rule("/d2", view_func=save_after_reading, methods=["POST"])
    app.add_url_rule("/e/<int:n>", view_func=question)
    app.add_url_rule("/f", view_func=submit, methods=["POST"])
    return app


def enter(n: int) -> Response:
    """Sign a client in: a cookie, and the token as the body."""
    session["sitting"] = n
    session["token"] = os.urandom(20).hex()
    return Response(session["token"], mimetype="text/plain")


def _checked() -> dict[str, Any]:
    """The JSON sent, once the token is the cookie's."""
    sent: dict[str, Any] = request.get_json()
    if not hmac.compare_digest(request.headers.get("X-CSRFToken", ""), session["token"]):
        abort(400)
    return sent


def _row(sent: dict[str, Any]) -> dict[str, Any]:
    return {
        "sitting": session["sitting"],
        "position": int(sent["position"]),
        "response": str(sent["answer"]),
    }


def app() -> Flask:
    """The application on DATABASE_URL."""
    return make_floors(os.environ["DATABASE_URL"])

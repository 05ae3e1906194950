"""What people see and do: one file an activity. Pages never import pages."""

from flask import Flask

from assessment.pages import (
    application,
    content,
    decision,
    health,
    interview,
    moderation,
    notice,
    paper,
    people,
    register,
    round,
    start,
)

BLUEPRINTS = (
    health.bp,
    start.bp,
    people.bp,
    round.bp,
    notice.bp,
    content.bp,
    application.bp,
    paper.bp,
    interview.bp,
    moderation.bp,
    decision.bp,
    register.bp,
)


def install(app: Flask) -> None:
    """Register every activity."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)

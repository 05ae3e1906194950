"""What every page's layout asks for: the brand, the service's name, who is signed in till when."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from assessment.rules.people import STAFF
from assessment.settings import Settings
from assessment.web import navigation
from assessment.web.guard import may

APPLICANTS = "Apply to be a National Leader of Education"
STAFF_NAME = "Select National Leaders of Education"


@dataclass(frozen=True)
class Brand:
    """What the header shows. The crown is for addresses under gov.uk alone."""

    name: str
    crown: bool
    demonstration: bool


def brand_of(settings: Settings) -> Brand:
    """Return the branding of an installation."""
    return Brand(settings.organisation, settings.crown, settings.demonstration)


def service_name() -> str:
    """Return the name that this visitor knows the service by."""
    found = navigation.who()
    return STAFF_NAME if found is not None and found.role in STAFF else APPLICANTS


def signed_in() -> bool:
    """Say whether anyone is signed in."""
    return navigation.who() is not None


def signed_out_at() -> datetime | None:
    """Return when this sign-in ends, or None for a visitor."""
    found = navigation.who()
    return None if found is None else found.expires_at


def install(app: Flask) -> None:
    """Give the layouts what they ask for."""
    app.jinja_env.globals.update(
        brand=brand_of(app.config["SETTINGS"]),
        service_name=service_name,
        APPLICANTS=APPLICANTS,
        navigation=navigation.navigation,
        round_navigation=navigation.round_navigation,
        footer_links=navigation.footer_links,
        home_url=navigation.home_url,
        page_exists=navigation.exists,
        signed_in=signed_in,
        may=may,
        signed_out_at=signed_out_at,
    )

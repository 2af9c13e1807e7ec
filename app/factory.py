"""Builds the Flask application: rooms, guard, headers, limits, and pages for what goes wrong."""

from typing import Any

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app import accounts, admin, board, health, safeguarding_desk, slack, team, wall, young_people
from app.access import guard
from app.accounts.here import check_form, signed_in
from app.assets import serve_assets
from app.errors import answer_errors
from app.headers import put_headers
from app.quiet_log import log_requests
from app.wiring import EXTENSION, House

KILOBYTE = 1024
LARGEST_BODY = 64 * KILOBYTE  # 2,000 characters four times over, and room; views for files say otherwise
MOST_FORM_PARTS = 100
# Each room brings a Flask blueprint.
ROOMS = (young_people, wall, health, accounts, team, safeguarding_desk, board, admin, slack)


def build_app(house: House) -> Flask:
    """The application for one house: ready to be served, or to be asked by a test client."""
    app = Flask("app", static_folder=None)
    app.extensions[EXTENSION] = house
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        TRUSTED_HOSTS=list(house.settings.trusted_hosts),
        PROVIDE_AUTOMATIC_OPTIONS=False,
        PREFERRED_URL_SCHEME="https" if house.settings.https else "http",
    )
    _set_up_templates(app, house)
    serve_assets(app, house.settings.council)
    log_requests(app)
    put_headers(app, house.settings.https)
    answer_errors(app)
    guard(app, house, signed_in, check_form)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    _trust_proxies(app, house.settings.proxies)
    return app


def _set_up_templates(app: Flask, house: House) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    council = house.settings.council

    def everywhere() -> dict[str, Any]:
        return {"council": council, "council_name": council.name}

    app.context_processor(everywhere)


def _trust_proxies(app: Flask, proxies: int) -> None:
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]

"""Style sheets and pictures: read once, named by what is in them, kept by browsers for good.

A name that changes with its contents needs no ETag and no date: nothing here tells one visitor from another.
"""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, request

from app.access import audience
from app.colours import letters_on, readable_on_dark, readable_on_light
from app.config import Council

ENDPOINT = "static"  # templates say url_for("static", filename="heard.css")
FOLDER = Path(__file__).parent / "static"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
         ".png": "image/png"}  # fmt: skip
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file as it is sent, plain and packed."""

    name: str
    kind: str
    body: bytes
    packed: bytes

    @property
    def mark(self) -> str:
        """Ten characters that change when the contents do."""
        return hashlib.sha256(self.body).hexdigest()[:10]


def read_assets(council: Council) -> dict[str, Asset]:
    """Every file of app/static by name, with the council's colour and logo in place."""
    found = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix in KINDS}
    found = {
        name: _coloured(body, council) if name.endswith(".css") else body for name, body in found.items()
    }
    if council.logo is not None:
        found["logo" + council.logo.suffix] = council.logo.read_bytes()
    return {name: _asset(name, body) for name, body in found.items()}


def _asset(name: str, body: bytes) -> Asset:
    return Asset(name, KINDS[Path(name).suffix], body, gzip.compress(body, 9, mtime=0))


def _coloured(body: bytes, council: Council) -> bytes:
    """The style sheet with the council's colour, and versions of it that can be read on light and on dark."""
    text = body.decode()
    for place, colour in (
        ("--council: #000", f"--council: {council.colour}"),
        ("--on-council: #000", f"--on-council: {letters_on(council.colour)}"),
        ("--accent: #000", f"--accent: {readable_on_light(council.colour)}"),
        ("--accent-at-night: #000", f"--accent-at-night: {readable_on_dark(council.colour)}"),
    ):
        text = text.replace(place, colour)
    return text.encode()


def serve_assets(app: Flask, council: Council) -> None:
    """Serve the files; their mark comes into every address by itself."""
    assets = read_assets(council)

    @audience("anyone")
    def send(mark: str, filename: str) -> Response:
        found = assets.get(filename)
        if found is None or found.mark != mark:
            abort(404)
        packs = "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(found.packed if packs else found.body, content_type=found.kind)
        response.headers["Cache-Control"] = FOR_EVER
        response.headers["Vary"] = "Accept-Encoding"
        if packs:
            response.headers["Content-Encoding"] = "gzip"
        return response

    def mark(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == ENDPOINT and values.get("filename") in assets:
            values.setdefault("mark", assets[values["filename"]].mark)

    app.add_url_rule("/static/<mark>/<filename>", ENDPOINT, send)
    app.url_defaults(mark)

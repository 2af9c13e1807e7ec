"""The headers of every answer: no inline script or style, nothing kept by the browser, nothing sent on."""

from flask import Flask, Response, request

from app.assets import ENDPOINT

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",  # data: is the empty tab icon, which saves a request
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SWITCHED_OFF = (
    "browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb",
)  # fmt: skip
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in SWITCHED_OFF),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Staff forms prove by the Origin header that they are ours, and browsers leave it out under no-referrer.
ANONYMOUS_BLUEPRINTS = (None, "young_people", "wall")
A_YEAR = "max-age=31536000; includeSubDomains"


def put_headers(app: Flask, https: bool) -> None:
    """Put the headers on every answer of `app`, errors too."""

    def put(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers[name] = value
        anonymous = request.blueprint in ANONYMOUS_BLUEPRINTS
        response.headers["Referrer-Policy"] = "no-referrer" if anonymous else "same-origin"
        if request.endpoint != ENDPOINT or response.status_code != 200:
            response.headers["Cache-Control"] = "no-store"
        if https:
            response.headers["Strict-Transport-Security"] = A_YEAR
        return response

    app.after_request(put)

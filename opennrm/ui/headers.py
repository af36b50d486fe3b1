"""What every answer tells the browser, beside what Django, WhiteNoise and django-csp say."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing of the machine is asked for. The camera of a phone opens by a file field, which needs no leave of the page.
NOT_ASKED_FOR = (
    "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "encrypted-media", "gamepad",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb", "web-share", "xr-spatial-tracking",
)  # fmt: skip
FOR_PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")
HEADERS = {
    "Permissions-Policy": ", ".join(
        [*(f"{each}=()" for each in NOT_ASKED_FOR), *(f"{each}=(self)" for each in FOR_PASSKEYS)]
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class HeaderMiddleware:
    """First of all, so that styles and refusals carry them too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

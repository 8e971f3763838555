"""An address of a feed in every form people need: for a browser, for a calendar program, for the camera of a phone."""

from __future__ import annotations

from dataclasses import dataclass

from api.qr_code import qr_svg


@dataclass(frozen=True, slots=True)
class AddressForms:
    """https: as it is; webcal: opens the calendar program; qr_svg: the webcal form as a picture, for a phone."""

    https: str
    webcal: str
    qr_svg: str


def address_forms(base_url: str, token: str) -> AddressForms:
    """The forms of an address. base_url: where the service stands, such as https://host or https://host/path."""
    https = f"{base_url.rstrip('/')}/feeds/{token}/calendar.ics"
    webcal = f"webcal://{https.partition('://')[2]}"
    return AddressForms(https, webcal, qr_svg(webcal))

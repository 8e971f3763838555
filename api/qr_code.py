"""An address as a picture for the camera of a phone."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """The QR code of an address as an element of SVG; as large as the page lays it out."""
    picture = BytesIO()
    code = segno.make(address, micro=False)
    code.save(picture, kind="svg", omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue().decode()

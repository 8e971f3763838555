"""Files in: the body itself, or the one file of a form."""

from __future__ import annotations

from litestar.datastructures import UploadFile

from api.rest.given import Asked
from coordination.errors import BadInputError


async def sent_file(request: Asked) -> bytes:
    """The file that was sent; its name and its type are not asked, because nothing in them is trusted.

    Raises BadInputError for a form with no file, or with several.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    uploads = [value for value in (await request.form()).values() if isinstance(value, UploadFile)]
    if len(uploads) != 1:
        raise BadInputError("form-without-file", count=len(uploads))
    content: bytes = await uploads[0].read()
    return content

"""What the OpenAPI document says of an operation beyond the types of its handler: headers, files in, files out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litestar.openapi.spec import (
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    RequestBody,
    Schema,
)

JSON, EVENTS = "application/json", "text/event-stream"
"""The media types of a file that is JSON, byte by byte as it is kept, and of a stream of events."""

_FILE = Schema(type=OpenAPIType.STRING, content_media_type="application/octet-stream")
_ANYTHING = Schema(type=OpenAPIType.OBJECT)
_TAG = '"[0-9a-f]{32}"'


def _header(name: str, pattern: str, *, required: bool = False) -> Parameter:
    return Parameter(name, "header", Schema(type=OpenAPIType.STRING, pattern=f"^(?:{pattern})$"), required=required)


IF_MATCH = _header("If-Match", rf"{_TAG}|\*", required=True)
IF_NONE_MATCH = _header("If-None-Match", _TAG)
IDEMPOTENCY_KEY = _header("Idempotency-Key", "[!-~]{1,200}")


def operation(
    *, headers: Sequence[Parameter], files: Sequence[str], tagged: bool, takes_file: bool, status: str
) -> type[Operation]:
    """The class of an operation.

    headers: what may be sent; files: media types of the file it answers with; tagged: the answer with this status has
    an ETag, and there is 304; takes_file: its body is a file, or a form with one.
    """

    @dataclass
    class Described(Operation):
        """One operation as the document has it."""

        def __post_init__(self) -> None:
            responses = self.responses = self.responses or {}
            self.parameters = [*(self.parameters or []), *headers] or None
            if takes_file:
                form = Schema(type=OpenAPIType.OBJECT, properties={"file": _FILE}, required=["file"])
                bodies = {"multipart/form-data": form, "application/octet-stream": _FILE}
                self.request_body = RequestBody(
                    {kind: OpenAPIMediaType(one) for kind, one in bodies.items()}, required=True
                )
            answer = responses[status]
            if isinstance(answer, OpenAPIResponse):
                if files:
                    answer.content = {
                        one: OpenAPIMediaType(_ANYTHING if one in {JSON, EVENTS} else _FILE) for one in files
                    }
                if tagged:
                    answer.headers = {
                        **(answer.headers or {}),
                        "ETag": OpenAPIHeader(schema=Schema(type=OpenAPIType.STRING)),
                    }
                    responses["304"] = OpenAPIResponse("Not modified")

    return Described

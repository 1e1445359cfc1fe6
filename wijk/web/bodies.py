"""What a form sends, read within bounds: refused before it is in memory when it is larger than any form of ours."""

from starlette.datastructures import QueryParams
from starlette.requests import Request

__all__ = ["MOST_BYTES", "MOST_FIELDS", "NotAForm", "from_elsewhere", "read_form"]

# 300 signs of 4 bytes, each written as %XX, and the keys around them.
MOST_BYTES, MOST_FIELDS = 8_000, 80
FORM = "application/x-www-form-urlencoded"


class NotAForm(ValueError):  # noqa: N818
    """What came in is no form of ours; ``status`` is the HTTP status to answer with."""

    def __init__(self, status: int) -> None:
        """Keep the status."""
        super().__init__(status)
        self.status = status


async def read_form(request: Request) -> QueryParams:
    """Return the fields of a form. Raises NotAForm when it is of another kind, too large or has too many fields.

    What is no UTF-8 becomes signs of replacement.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise NotAForm(415)
    told = request.headers.get("content-length", "0")
    if not told.isdigit() or int(told[:10]) > MOST_BYTES:
        raise NotAForm(413)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise NotAForm(413)
    if body.count(b"&") >= MOST_FIELDS:
        raise NotAForm(413)
    return QueryParams(body.decode("utf-8", "replace"))


def from_elsewhere(request: Request, public: str) -> bool:
    """Tell whether a browser says that another site sent this; ``public`` is the host that the operator set, if any.

    An old browser says nothing; then the signed key in the form and the cookie decide.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    origin = request.headers.get("origin")
    if origin is None:
        return False
    host = origin.partition("://")[2].lower()
    return host not in {request.headers.get("host", "").lower(), public} - {""}

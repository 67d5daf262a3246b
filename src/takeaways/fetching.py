"""Fetching an article from a web address: politely, and no longer or larger than it may be.

The standard library does it (``urllib``): one page at a time needs no pool of connections, and a
client with one would be another eight packages. Proxies are taken from the environment.
"""

from __future__ import annotations

import socket
import time
import zlib
from http.client import HTTPException, HTTPMessage, HTTPResponse
from threading import Thread
from typing import IO, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from takeaways.errors import InputError, UsageError

SCHEMES = ("http", "https")
AGENT = "takeaways/{version} (+https://github.com/takeaways/takeaways)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
SILENCE = 15.0
"""Seconds that a server may be silent."""
DEADLINE = 45.0
"""Seconds that a fetch may take in all, redirects and a slow trickle included."""
MOST_BYTES = 50_000_000
"""Bytes that are fetched, and bytes that they may unpack to."""
MOST_REDIRECTS = 8
CHUNK = 65_536
NO_TEXT = ("image/", "video/", "audio/", "font/", "application/json", "application/javascript")
SAYS = {
    401: "the site asks for a log-in; save the page from the browser",
    402: "the site asks for payment; save the page from the browser",
    403: "the site turns programs away; save the page from the browser",
    404: "there is no such page; check the address",
    407: "the proxy asks for a log-in; set one in the environment (https_proxy)",
    410: "the page was taken away",
    429: "the site has had too many requests; try again later",
    451: "the page is withheld for legal reasons",
}


class Fetched(NamedTuple):
    """What came from an address."""

    address: str
    """Where it was found in the end, after redirects."""
    data: bytes
    """The body, unpacked."""
    media_type: str
    """As the header has it: ``"text/html; charset=utf-8"``; empty where there is none."""


def is_address(path: str) -> bool:
    """Return whether something given in a file's place is a web address.

    >>> is_address("https://example.org/a"), is_address("https.txt")
    (True, False)
    """
    return path[:8].lower().startswith(("http://", "https://"))


def fetch(address: str, *, deadline: float = DEADLINE, silence: float = SILENCE) -> Fetched:
    """Return what is at a web address. At most 50 MB, 8 redirects and *deadline* seconds.

    Raises :class:`~takeaways.errors.UsageError` for what is no address that can be fetched, and
    :class:`~takeaways.errors.InputError`, with one line that says which, where the server does not
    answer, refuses, redirects for ever, sends too much, or sends no text.
    """
    request = Request(_checked(address), headers=_headers())  # noqa: S310 - the scheme is checked
    until = time.monotonic() + deadline
    outcome: list[Fetched | Exception] = []

    def work() -> None:
        try:
            outcome.append(_fetched(request, address, until, min(silence, deadline)))
        except Exception as error:  # noqa: BLE001 - told apart below, in the caller's thread
            outcome.append(error)

    # In a thread of its own, for neither the look-up of a name nor a header that comes byte by byte
    # can be told how long it may take. A thread that is late is left to end with the process.
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(deadline + 1)
    found = outcome[0] if outcome else _LateError()
    if isinstance(found, Fetched):
        return found
    raise _said(found, address, deadline) from found


def _fetched(request: Request, address: str, until: float, silence: float) -> Fetched:
    with _opener(until).open(request, timeout=silence) as response:
        kind = response.headers.get("Content-Type", "")
        if kind.lower().startswith(NO_TEXT):
            raise InputError(f"{address}: is {kind.partition(';')[0]}, not an article")
        data = _body(response, address, until)
        packed = response.headers.get("Content-Encoding", "").strip().lower()
        if packed not in ("", "identity"):
            data = _unpacked(data, packed, address)
        return Fetched(response.url, data, kind)


def _said(error: Exception, address: str, deadline: float) -> InputError:
    """Return the error that says in one line why nothing came."""
    if isinstance(error, InputError):
        return error
    if isinstance(error, HTTPError):
        error.close()
        said = SAYS.get(error.code, "the server failed; try again later")
        if 300 <= error.code < 400:
            said = "it redirects without end, or to no web address; check the address"
        elif error.code not in SAYS and error.code < 500:
            said = "the server refused; open it in the browser and save the page"
        return InputError(f"{address}: {said} (HTTP {error.code})")
    if isinstance(error, _LateError):
        return InputError(f"{address}: took more than {deadline:.0f} s; try again later")
    if isinstance(error, (URLError, HTTPException, OSError, ValueError)):
        return InputError(f"{address}: {_why(error)}")
    raise error  # a bug


class _LateError(Exception):
    """The time is up."""


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, to web addresses only, while there is time."""

    max_redirections = MOST_REDIRECTS
    max_repeats = 2

    def __init__(self, until: float) -> None:
        self.until = until

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if time.monotonic() > self.until:
            raise _LateError
        if urlsplit(newurl).scheme not in SCHEMES:
            raise HTTPError(newurl, code, "", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(until: float) -> OpenerDirector:
    return build_opener(_Redirects(until))


def _headers() -> dict[str, str]:
    from takeaways import __version__

    return {
        "User-Agent": AGENT.format(version=__version__),
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, identity",
    }


def _checked(address: str) -> str:
    """Return an address as it is sent, with what is not ASCII escaped."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise UsageError(f"{address}: is no web address") from error
    if parts.scheme.lower() not in SCHEMES or not host:
        raise UsageError(f"{address}: is no web address that begins with http:// or https://")
    if parts.username or parts.password:
        raise UsageError(f"{host}: an address with a password in it is not fetched")
    if ":" in host:
        ascii_host = f"[{host}]"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme.lower(), ascii_host + port, path, query, ""))


def _body(response: HTTPResponse, address: str, until: float) -> bytes:
    """Return the body, read piece by piece, so that no trickle outlasts the time."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise InputError(
                f"{address}: sends more than {MOST_BYTES // 1_000_000} MB, as no article does"
            )
        if time.monotonic() > until:
            raise _LateError
        chunks.append(chunk)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and size < int(length):
        raise InputError(f"{address}: broke off after {size:,} of {length} bytes; try again")
    return b"".join(chunks)


def _unpacked(data: bytes, packed: str, address: str) -> bytes:
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise InputError(
            f"{address}: is packed as {packed}, which was not asked for; save the page"
        )
    unpacker = zlib.decompressobj(wbits=47)  # either of gzip and zlib, by its header
    try:
        out = unpacker.decompress(data, MOST_BYTES)
    except zlib.error as error:
        raise InputError(f"{address}: broken on its way (gzip); try again") from error
    if unpacker.unconsumed_tail:
        raise InputError(
            f"{address}: unpacks to more than {MOST_BYTES // 1_000_000} MB, as no article does"
        )
    if not unpacker.eof:
        raise InputError(f"{address}: broke off (gzip); try again")
    return out


def _why(error: Exception) -> str:
    """Return in a few words why nothing came."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer; check the address or try again later"
    if isinstance(reason, socket.gaierror):
        return "no such site, or no network; check the address"
    if isinstance(reason, ConnectionRefusedError):
        return "the server refuses the connection; check the address"
    name = type(reason).__name__
    if "SSL" in name:
        return f"its certificate or encryption is not valid ({name}); open it in the browser"
    if isinstance(reason, (ConnectionError, HTTPException)):
        return "the connection broke off; try again"
    return f"cannot be fetched ({' '.join(str(reason).split()) or name})"

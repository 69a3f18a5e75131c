"""The one module that opens a socket: the package index and the packages themselves, and only for `pipeline models install`.

Owns fetching with resumption. Anything but https is refused (a package becomes the voice of the campaign), except from this very
machine, on which tests and mirrors run.
"""

from __future__ import annotations

import http.client
import ipaddress
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import MissingEngine

Progress = Callable[[int, int], None]
"""Called with bytes here and bytes in all (0: not known)."""

TIMEOUT = 60
BLOCK = 256 * 1024
LARGEST_INDEX = 16 * 1024**2
LARGEST_PACKAGE = 2 * 1024**3
AGENT = "pipeline (models install)"


class _Guarded(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only to where a direct request would be allowed too."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        allowed(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def allowed(address: str) -> None:
    """Raise MissingEngine unless packages may come from there."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and _loopback(parts.hostname or "")):
        return
    raise MissingEngine(f"packages are only taken from https addresses, not from {address}")


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def text(address: str) -> str:
    """A small text file; MissingEngine says why it cannot be had."""
    allowed(address)
    try:
        with _open(address, {}) as response:
            content: bytes = response.read(LARGEST_INDEX + 1)
    except (OSError, http.client.HTTPException) as error:
        raise MissingEngine(f"{address} cannot be fetched: {_reason(error)}") from None
    if len(content) > LARGEST_INDEX:
        raise MissingEngine(f"{address} is too large for a package index")
    return content.decode("utf-8", errors="replace")


def file(address: str, to: Path, progress: Progress | None = None) -> None:
    """Download to `to`, going on with what an earlier attempt left in `to`.part; MissingEngine when it ends early.

    What was received stays for the next attempt, unless the file on the server has changed meanwhile.
    """
    allowed(address)
    part, tag = to.with_name(to.name + ".part"), to.with_name(to.name + ".tag")
    to.parent.mkdir(parents=True, exist_ok=True)
    have = part.stat().st_size if part.is_file() and tag.is_file() else 0
    headers = {"Range": f"bytes={have}-", "If-Range": tag.read_text(encoding="utf-8")} if have else {}
    try:
        with _open(address, headers) as response:
            resumed = response.status == 206
            have = have if resumed else 0
            total = have + int(response.headers.get("Content-Length") or 0)
            tag.write_text(response.headers.get("ETag") or response.headers.get("Last-Modified") or "", encoding="utf-8")
            with part.open("ab" if resumed else "wb") as target:
                while block := response.read(BLOCK):
                    have += target.write(block)
                    if have > LARGEST_PACKAGE:
                        raise MissingEngine(f"{address} is larger than any package")
                    if progress is not None:
                        progress(have, total)
    except (OSError, http.client.HTTPException) as error:
        raise MissingEngine(f"{address} cannot be fetched: {_reason(error)}; run the command again to go on") from None
    if total and have != total:
        raise MissingEngine(f"{address} ended after {have} of {total} bytes; run the command again to go on")
    tag.unlink()
    part.replace(to)


def _open(address: str, headers: Mapping[str, str]) -> Any:
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, **headers})
    return urllib.request.build_opener(_Guarded).open(request, timeout=TIMEOUT)


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server says {error.code} {error.reason}"
    return str(getattr(error, "reason", "") or error) or type(error).__name__

"""Fetching from a server of our own on the loopback, which answers as badly as servers do."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from takeaways import fetching
from takeaways.errors import InputError, UsageError
from takeaways.fetching import fetch

SENTENCE = "<p>The harbour board of Kell voted on day {} to widen the quay, its chair said.</p>"
PAGE = (
    "<!DOCTYPE html><html><head><title>Quay</title></head><body><h1>Quay</h1>"
    + "".join(map(SENTENCE.format, range(8)))
    + "</body></html>"
).encode()


class Answers(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    def do_GET(self) -> None:
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, name.partition("?")[0].partition(".")[0] or "page")(rest)

    def send(
        self, body: bytes, kind: str = "text/html", *, code: int = 200, **headers: str
    ) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self, rest: str) -> None:
        self.send(PAGE)

    def agent(self, rest: str) -> None:
        self.send(self.headers["User-Agent"].encode(), "text/plain")

    def asked(self, rest: str) -> None:
        self.send(self.path.encode(), "text/plain")

    def status(self, rest: str) -> None:
        self.send(b"", code=int(rest))

    def to(self, rest: str) -> None:
        self.send(b"", code=302, Location="/" + rest)

    def away(self, rest: str) -> None:
        self.send(b"", code=302, Location="file:///etc/passwd")

    def round(self, rest: str) -> None:
        self.send(b"", code=302, Location=f"/round/{int(rest or 0) + 1}")

    def packed(self, rest: str) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def cut(self, rest: str) -> None:
        self.send(gzip.compress(PAGE)[:-20], Content_Encoding="gzip")

    def bomb(self, rest: str) -> None:
        self.send(gzip.compress(bytes(60_000_000)), Content_Encoding="gzip")

    def odd(self, rest: str) -> None:
        self.send(b"???", Content_Encoding="br")

    def short(self, rest: str) -> None:
        self.send(PAGE, Content_Length=str(len(PAGE) + 100))

    def endless(self, rest: str) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(bytes(1_000_000))
        except OSError:
            pass

    def trickle(self, rest: str) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            pass

    def picture(self, rest: str) -> None:
        self.send(b"\x89PNG\r\n", "image/png")

    def cyrillic(self, rest: str) -> None:
        text = (
            "<p>В порту Келль утром в понедельник открыли новый причал, сказал его начальник.</p>"
        )
        page = f"<html><body><h1>Причал</h1>{text * 1}{text.replace('утром', 'днём')}</body></html>"
        self.send(page.encode("koi8-r"), "text/html; charset=koi8-r")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_page_is_fetched(site: str) -> None:
    found = fetch(f"{site}/page")
    assert found == (f"{site}/page", PAGE, "text/html")


def test_it_says_who_asks(site: str) -> None:
    assert fetch(f"{site}/agent").data.startswith(b"takeaways/")


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed").data == PAGE


def test_the_address_is_where_it_was_found(site: str) -> None:
    assert fetch(f"{site}/to/to/page").address == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/asked?q=Kai Süd", b"/asked?q=Kai%20S%C3%BCd"),
        ("/asked/ö", b"/asked/%C3%B6"),
        ("/asked/a%20b#part", b"/asked/a%20b"),
    ],
)
def test_what_is_not_ascii_is_escaped(site: str, path: str, asked: bytes) -> None:
    assert fetch(site + path).data == asked


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("status/404", r"no such page; check the address \(HTTP 404\)"),
        ("status/403", r"turns programs away; save the page from the browser \(HTTP 403\)"),
        ("status/401", "asks for a log-in"),
        ("status/418", r"the server refused.*\(HTTP 418\)"),
        ("status/429", "too many requests"),
        ("status/500", r"the server failed; try again later \(HTTP 500\)"),
        ("status/503", "the server failed"),
        ("round/0", "redirects without end"),
        ("away", "redirects without end, or to no web address"),
        ("cut", r"broke off \(gzip\)"),
        ("bomb", "unpacks to more than 50 MB"),
        ("odd", "packed as br"),
        ("short", "broke off"),
        ("endless", "sends more than 50 MB"),
        ("picture", "is image/png, not an article"),
    ],
)
def test_each_way_to_fail_is_said_in_one_line(site: str, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as raised:
        fetch(f"{site}/{path}")
    assert str(raised.value).startswith(f"{site}/{path}: ")
    assert "\n" not in str(raised.value)


def test_a_trickle_has_an_end(site: str) -> None:
    with pytest.raises(InputError, match="took more than 0 s"):
        fetch(f"{site}/trickle", deadline=0.3)


def test_a_server_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(InputError, match="no answer; check the address"):
            fetch(address, silence=0.2)


def test_a_name_that_is_never_found(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(fetching, "_fetched", lambda *_: release.wait(5))
    with pytest.raises(InputError, match="took more than 0 s"):
        fetch("http://example.invalid/", deadline=0.1)
    release.set()


def test_no_server_at_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(InputError, match="refuses the connection"):
        fetch(f"http://127.0.0.1:{port}/")


def test_a_site_that_does_not_exist() -> None:
    with pytest.raises(InputError, match=r"no such site|cannot be fetched|failed"):
        fetch("http://kell.invalid/quay")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://example.org/a", "begins with http"),
        ("file:///etc/passwd", "begins with http"),
        ("http://", "begins with http"),
        ("http://[::1", "is no web address"),
        ("http://example.org:port/", "is no web address"),
        ("https://me:secret@example.org/", "password"),
    ],
)
def test_what_is_no_address_is_refused(address: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        fetch(address)
    assert "secret" not in str(raised.value)


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "takeaways", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


def test_the_command_line_summarizes_an_address(site: str, tmp_path: Path) -> None:
    saved = tmp_path / "quay.html"
    done = run("summarize", f"{site}/page", "-n", "2", "--save-page", str(saved))
    assert done.returncode == 0, done.stderr
    assert b"1. The harbour board of Kell voted on day 0" in done.stdout
    assert saved.read_bytes() == PAGE


def test_the_servers_word_for_the_encoding_counts(site: str) -> None:
    done = run("read", f"{site}/cyrillic")
    assert "Келль" in done.stdout.decode()


def test_a_failed_fetch_is_one_line_and_its_code(site: str, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    done = run("summarize", f"{site}/status/404", "-o", str(out))
    assert done.returncode == 65
    assert done.stderr.count(b"\n") == 1
    assert b"no such page" in done.stderr
    assert not out.exists()

"""Web servers, feeds and mails that mean harm: each gets a code and a sentence, in good time."""

import gzip
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.outcomes import refusal_sentences
from ingest.collect.looking import Looking
from ingest.collect.web.feed import feed_from
from ingest.outcome import RefusalCode, Refused
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import JobState
from knowledge.model.origin import Origin
from knowledge.settings import read_settings
from tests.ingest.collect.servers import Answer, Site, endless, page, raw, redirect, serving
from tests.samples import COORDINATOR

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNK = b"1000\r\n" + b"x" * 4096 + b"\r\n"
_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{_ENTITIES}]><rss><x>&l9;</x></rss>'
FOREIGN = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item>&x;</item></rss>'
SLOWLY = threading.Event()
"""Never set: what waits for it goes on slowly until the other side hangs up."""

SERVERS: dict[str, tuple[Answer, RefusalCode]] = {
    "redirect to loopback": (redirect("http://127.0.0.1:1/"), RefusalCode.ADDRESS),
    "redirect to metadata": (redirect("http://169.254.169.254/latest/"), RefusalCode.ADDRESS),
    "redirect to a file": (redirect("file:///etc/passwd"), RefusalCode.ADDRESS),
    "redirect to a decimal number": (redirect("http://2130706433/"), RefusalCode.ADDRESS),
    "redirect to itself": (redirect("/x"), RefusalCode.PROTOCOL),
    "redirect to nowhere": (page(b"", status=302), RefusalCode.PROTOCOL),
    "endless body": (endless(b"x" * 4096, first=OK + b"\r\n"), RefusalCode.TOO_BIG),
    "endless chunks": (endless(CHUNK, first=CHUNKED), RefusalCode.TOO_BIG),
    "endless headers": (endless(b"X-A: b\r\n", first=OK), RefusalCode.PROTOCOL),
    "one header without end": (endless(b"a" * 4096, first=OK + b"X: "), RefusalCode.PROTOCOL),
    "announces a terabyte": (
        raw(OK, b"Content-Length: 1000000000000\r\n\r\n"), RefusalCode.TOO_BIG,
    ),
    "drips its headers": (endless(b"X: y\r\n", first=OK, until=SLOWLY), RefusalCode.SLOW),
    "drips its body": (endless(b"<p>", first=OK + b"\r\n", until=SLOWLY), RefusalCode.SLOW),
    "says nothing": (endless(b"", until=SLOWLY), RefusalCode.SLOW),
    "packed bomb": (
        page(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"), RefusalCode.TOO_BIG,
    ),
    "packed rubbish": (page(b"no gzip", Content_Encoding="gzip"), RefusalCode.PROTOCOL),
    "packed in a foreign way": (page(b"x", Content_Encoding="br"), RefusalCode.PROTOCOL),
    "no web server": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), RefusalCode.PROTOCOL),
    "hangs up": (raw(b""), RefusalCode.UNREACHABLE),
    "cut off": (page(b"half", Content_Length="1000"), RefusalCode.PROTOCOL),
    "broken chunks": (raw(CHUNKED, b"zz\r\nhallo\r\n"), RefusalCode.PROTOCOL),
    "not there": (page(b"", status=404), RefusalCode.MISSING),
    "wants a login": (page(b"", status=401), RefusalCode.MISSING),
    "out of order": (page(b"", status=500), RefusalCode.UNREACHABLE),
    "a film": (page(b"x", media_type="video/mp4"), RefusalCode.UNSUPPORTED),
    "a picture that calls itself a page": (
        page(b"\x89PNG\r\n\x1a\n" + bytes(100)), RefusalCode.UNSUPPORTED,
    ),
    "noise": (page(bytes(range(256)) * 40), RefusalCode.UNSUPPORTED),
    "nothing": (page(b""), RefusalCode.EMPTY),
    "a feed with an entity bomb": (page(BOMB.encode()), RefusalCode.BOMB),
    "a feed with a foreign entity": (page(FOREIGN.encode()), RefusalCode.BOMB),
    "a feed that is not closed": (page(b"<rss><channel><item>"), RefusalCode.DAMAGED),
    "a feed 5,000 deep": (
        page(b"<rss>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</rss>"), RefusalCode.DAMAGED,
    ),
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as server:
        yield server


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


def look(
    base: KnowledgeBase, site: Site, path: str = "/x", *, wall_seconds: float = 15.0
) -> Origin:
    origin = base.origins.add(f"{site.url}{path}", by=COORDINATOR, is_due=False)
    looking = Looking(
        base, new_fetcher=lambda: site.fetcher(wall_seconds=wall_seconds), pause_seconds=0
    )
    return looking.look_at(origin)


@pytest.mark.parametrize("name", SERVERS)
def test_a_hostile_server_gets_a_definite_answer(
    base: KnowledgeBase, site: Site, name: str
) -> None:
    site.answers["/x"], code = SERVERS[name]
    began = time.monotonic()

    origin = look(base, site, wall_seconds=1.5 if code is RefusalCode.SLOW else 15.0)

    what, do = refusal_sentences(RefusalCode(origin.code), origin.data)
    assert origin.code == code
    assert what
    assert do
    assert base.queue.jobs() == ()
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (page(b"User-agent: *\nDisallow: /"), RefusalCode.ROBOTS),
        (page(b"", status=503), RefusalCode.UNREACHABLE),
        (redirect("http://169.254.169.254/"), RefusalCode.ADDRESS),
        (endless(b"Disallow: /a\n" * 400, first=OK + b"\r\n"), RefusalCode.TOO_BIG),
    ],
    ids=["asks to stay away", "cannot tell", "leads inward", "never ends"],
)
def test_a_site_that_asks_to_stay_away_is_left_alone(
    base: KnowledgeBase, site: Site, rules: Answer, code: RefusalCode
) -> None:
    site.answers |= {"/robots.txt": rules, "/x": page(b"<p>Een verslag.</p>")}

    origin = look(base, site)

    assert origin.code == code
    assert "/x" not in site.asked


def test_a_feed_of_ten_thousand_entries_is_taken_a_piece_at_a_time(
    base: KnowledgeBase, site: Site
) -> None:
    items = "".join(f"<item><link>/e{n}</link></item>" for n in range(10_000))
    site.answers["/x"] = page(f"<rss><channel>{items}</channel></rss>".encode())
    for number in range(60):
        site.answers[f"/e{number}"] = page(f"<p>Verslag nummer {number} van het dorp.</p>".encode())

    origin = look(base, site)

    assert (origin.data["taken"], origin.data["waiting"]) == (50, 9_950)


def test_entries_that_lead_inward_are_refused_one_by_one(base: KnowledgeBase, site: Site) -> None:
    inward = ("http://10.0.0.1/", "javascript:alert(1)", "file:///etc/passwd", "http://[::1/")
    items = "".join(f"<item><link>{link}</link></item>" for link in (*inward, "/goed"))
    site.answers |= {
        "/x": page(f"<rss><channel>{items}</channel></rss>".encode()),
        "/goed": page(b"<p>Een verslag van het dorp, zoals het hoort.</p>"),
    }

    origin = look(base, site)

    refused = [job for job in base.queue.jobs() if job.state is JobState.REFUSED]
    assert (origin.data["taken"], origin.data["refused"]) == (1, 4)
    assert {job.code for job in refused} == {RefusalCode.ADDRESS}
    assert not any("/" in job.file_name for job in refused)


def test_a_title_of_a_feed_cannot_lead_out_of_a_folder(base: KnowledgeBase, site: Site) -> None:
    site.answers["/x"] = page(
        b"<rss><item><title>../../etc/passwd\x0d\x0aSet-Cookie: x</title>"
        b"<link>/weg</link></item></rss>"
    )

    look(base, site)

    name = base.queue.jobs()[0].file_name
    assert not set(name) & set("/\\\r\n")
    assert not name.startswith(".")


@pytest.mark.parametrize("body", [b"<html></html>", b"<rss", b"\xff\xfe<rss>", b""])
def test_what_is_no_feed_is_damaged(body: bytes) -> None:
    with pytest.raises(Refused):
        feed_from(body, url="http://dorp.example/")

"""What is taken from the web: pages, files and feeds, each entry once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.collect.looking import Looking
from ingest.collect.web.fetching import user_agent
from ingest.collect.web.network import NetworkGuard, is_public
from ingest.collect.web.robots import robots_from
from ingest.outcome import RefusalCode, Refused
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import InvalidEntry, NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.document_rights import Permission
from knowledge.model.job import JobState
from knowledge.model.origin import Origin, OriginKind
from knowledge.settings import read_settings
from tests.ingest.collect.servers import Site, page, redirect, serving
from tests.samples import COORDINATOR, READER

REPORT = (
    "<html><head><title>Jaarverslag dorpshuis</title></head><body><h1>Jaarverslag</h1>"
    "<p>Het dorpshuis bleef open omdat twintig vrijwilligers de sleutel deelden.</p></body></html>"
)
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Nieuws van het dorp</title>{items}</channel></rss>"""
ITEM = "<item><guid>{name}</guid><title>{name}</title><link>/{name}</link></item>"


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as server:
        yield server


def look(base: KnowledgeBase, site: Site, path: str) -> Origin:
    origin = base.origins.add(f"{site.url}{path}", by=COORDINATOR, is_due=False)
    looking = Looking(base, new_fetcher=site.fetcher, pause_seconds=0)
    return looking.look_at(origin)


def feed_of(*names: str) -> bytes:
    return FEED.format(items="".join(ITEM.format(name=name) for name in names)).encode()


def named(name: str) -> bytes:
    return REPORT.replace("twintig", name).encode()


def test_a_page_becomes_a_report_that_names_its_source(base: KnowledgeBase, site: Site) -> None:
    site.answers["/verslag"] = page(REPORT.encode())

    origin = look(base, site, "/verslag")
    Worker(base).run(until_empty=True)
    report = base.library.reports(viewer=COORDINATOR)[0]

    assert (origin.kind, origin.code, origin.data["taken"]) == (OriginKind.PAGE, "", 1)
    assert report.rights.source == f"{site.url}/verslag"
    assert report.rights.retrieved is not None
    assert report.rights.may_share_file is Permission.NO
    assert report.title == "Jaarverslag"


def test_the_server_is_told_who_asks(base: KnowledgeBase, site: Site) -> None:
    site.answers["/verslag"] = page(REPORT.encode())

    look(base, site, "/verslag")

    assert site.headers["user-agent"] == user_agent()
    assert "Doorwerk" in user_agent()
    assert site.asked == ["/robots.txt", "/verslag"]


def test_the_entries_of_a_feed_come_once(base: KnowledgeBase, site: Site) -> None:
    site.answers |= {
        "/feed": page(feed_of("een", "twee"), media_type="application/rss+xml"),
        "/een": page(named("een")),
        "/twee": page(named("twee")),
        "/drie": page(named("drie")),
    }
    first = look(base, site, "/feed")
    site.answers["/feed"] = page(feed_of("drie", "een", "twee"))

    second = look(base, site, "/feed")

    assert (first.kind, first.title, first.data["taken"]) == (
        OriginKind.FEED, "Nieuws van het dorp", 2,
    )  # fmt: skip
    assert second.data["taken"] == 1
    assert site.asked.count("/een") == 1


def test_an_atom_feed_is_read_too(base: KnowledgeBase, site: Site) -> None:
    site.answers |= {
        "/atom": page(
            b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Dorp</title><entry><id>tag:1</id>'
            b'<link rel="self" href="/nee"/><link href="/een"/><title>Een</title></entry></feed>'
        ),
        "/een": page(named("een")),
    }

    assert look(base, site, "/atom").data["taken"] == 1
    assert "/nee" not in site.asked


def test_a_feed_that_did_not_change_is_not_read_again(base: KnowledgeBase, site: Site) -> None:
    site.answers |= {"/feed": page(feed_of("een"), ETag='"v1"'), "/een": page(named("een"))}
    look(base, site, "/feed")
    site.answers["/feed"] = page(b"", status=304)

    again = look(base, site, "/feed")

    assert site.headers["if-none-match"] == '"v1"'
    assert (again.code, again.data["taken"]) == ("", 0)


def test_an_entry_whose_site_is_away_is_tried_again(base: KnowledgeBase, site: Site) -> None:
    site.answers |= {
        "/feed": page(feed_of("een")),
        "/een": page(b"half", Content_Length="100"),
    }
    first = look(base, site, "/feed")
    site.answers["/een"] = page(named("een"))

    second = look(base, site, "/feed")

    assert (first.data["waiting"], first.data["taken"]) == (1, 0)
    assert second.data["taken"] == 1


def test_a_refused_entry_is_told_once_with_its_code(base: KnowledgeBase, site: Site) -> None:
    site.answers |= {"/feed": page(feed_of("weg"))}
    look(base, site, "/feed")
    look(base, site, "/feed")

    jobs = base.queue.jobs()

    assert [(job.file_name, job.state, job.code) for job in jobs] == [
        ("weg", JobState.REFUSED, RefusalCode.MISSING)
    ]


def test_the_worker_looks_at_what_is_due_and_reads_what_came(
    base: KnowledgeBase, site: Site
) -> None:
    site.answers["/verslag"] = page(REPORT.encode())
    base.origins.add(f"{site.url}/verslag", by=COORDINATOR)
    looking = Looking(base, new_fetcher=site.fetcher, pause_seconds=0)

    Worker(base, looking=looking).run(until_empty=True)

    assert len(base.library.reports(viewer=COORDINATOR)) == 1
    assert base.origins.claim_due() is None


def test_a_redirect_is_followed_under_guard(base: KnowledgeBase, site: Site) -> None:
    site.answers |= {"/oud": redirect("/nieuw plek"), "/nieuw%20plek": page(REPORT.encode())}

    assert look(base, site, "/oud").data["taken"] == 1


def test_text_in_an_encoding_that_only_the_server_names_is_read(
    base: KnowledgeBase, site: Site
) -> None:
    body = "Die Bürger prüften jede Zusage; das half über Jahre hinweg.".encode("cp1250")
    site.answers["/text.txt"] = page(body, media_type="text/plain; charset=windows-1250")

    look(base, site, "/text.txt")
    Worker(base).run(until_empty=True)
    report = base.library.reports(viewer=COORDINATOR)[0]

    assert "Bürger prüften" in base.library.text(report.id, viewer=COORDINATOR).text


def test_a_feed_that_has_no_entries_yet_is_looked_at_again(base: KnowledgeBase, site: Site) -> None:
    site.answers["/feed"] = page(b"<rss><channel><title>Dorp</title></channel></rss>")

    origin = look(base, site, "/feed")

    assert (origin.code, origin.kind, origin.title) == ("", OriginKind.FEED, "Dorp")
    assert origin.due_at is not None


def test_an_entry_of_a_site_that_is_out_of_order_for_now_is_taken_later(
    base: KnowledgeBase, site: Site
) -> None:
    site.answers |= {"/feed": page(feed_of("bericht")), "/bericht": page(b"", status=503)}
    first = look(base, site, "/feed")
    site.answers["/bericht"] = page(REPORT.encode())

    again = look(base, site, "/feed")

    assert (first.data["waiting"], first.data["refused"]) == (1, 0)
    assert (again.data["taken"], again.data["waiting"]) == (1, 0)


def test_a_forgotten_origin_leaves_what_was_collected(base: KnowledgeBase, site: Site) -> None:
    site.answers["/verslag"] = page(REPORT.encode())
    origin = look(base, site, "/verslag")

    base.origins.forget(origin.id, by=COORDINATOR)

    assert base.origins.everything(viewer=COORDINATOR) == ()
    assert len(base.queue.jobs()) == 1


def test_only_who_brings_in_may_add_an_origin(base: KnowledgeBase) -> None:
    with pytest.raises(NotAllowed):
        base.origins.add("https://dorp.example/", by=READER)
    with pytest.raises(InvalidEntry, match="address"):
        base.origins.add("  ", by=COORDINATOR)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/v.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/v.pdf?x=1", True),
        ("User-agent: Doorwerk\nAllow: /\n\nUser-agent: *\nDisallow: /", "/x", True),
        ("User-agent: a\nUser-agent: doorwerk\nDisallow: /x", "/x", False),
        ("User-agent: ander\nDisallow: /", "/x", True),
        ("Disallow: /", "/x", True),
        ("User-agent: *\nDisallow: /%7Ejan", "/~jan/verslag", False),
    ],
)
def test_robots_txt_is_read_as_its_standard_says(rules: str, path: str, *, allowed: bool) -> None:
    assert robots_from(rules.encode(), agent="doorwerk").allow(path) is allowed


@pytest.mark.parametrize(
    "number",
    ["8.8.8.8", "93.184.216.34", "2606:4700::6810:85e5", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_public_addresses_are_public(number: str) -> None:
    assert is_public(number)


def test_a_host_is_asked_for_once_and_connected_to_by_number() -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"]

    place = NetworkGuard(resolve=resolve).place_of("https://dorp.example/verslag")

    assert (place.addresses, asked) == (("93.184.216.34",), ["dorp.example"])


def test_a_resolver_that_changes_its_mind_is_of_no_use(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    fetcher = site.fetcher()
    guard = NetworkGuard(fetcher.guard.allowed, resolve=lambda _host, _port: next(answers))
    fetcher.guard = guard
    site.answers["/"] = page(REPORT.encode())

    with pytest.raises(Refused) as caught:
        fetcher.fetch(f"http://dorp.example:{site.port}/")

    assert caught.value.code is RefusalCode.ADDRESS

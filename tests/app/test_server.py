"""What the server answers beside the pages, asked over ASGI without a network."""

import ast
import io
import re
import socket
import sys
import time
from pathlib import Path

import pytest
import streamlit
from reportlab.pdfgen import canvas
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

import app
from app.page_drawing import marks_from, picture_address
from app.roles import PAGES, pages_of
from app.serve import PortInUse, serve
from app.visitor import language_from
from app.warm_up import warm_up
from app.web.front_end import FrontEndInMemory
from app.web.guards import HOSTS, SafeHeaders
from app.web.routes import routes
from app.web.shell import shell
from app.worker_process import WorkerBeside
from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right, Role
from knowledge.model.span import Span
from knowledge.settings import Settings
from tests.app.conftest import COORDINATOR

STREAMLIT = Path(streamlit.__file__).parent


@pytest.fixture
def client(base: KnowledgeBase) -> TestClient:
    base.introduce(Person("Joris", frozenset({Role.READER})))
    guards = [
        Middleware(SafeHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS)),
    ]
    return TestClient(Starlette(routes=routes(), middleware=guards), base_url="http://localhost")


def test_the_page_speaks_the_language_of_the_browser(client: TestClient) -> None:
    page = client.get("/", headers={"accept-language": "nl-NL,en;q=0.5"})

    assert '<html lang="nl">' in page.text
    assert "'unsafe-eval'" not in page.headers["content-security-policy"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_shell_holds_no_inline_script_and_no_foreign_address(language: str) -> None:
    page = shell(language)

    assert "<script>" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_what_the_first_page_needs_is_fetched_with_it_and_is_there() -> None:
    named = re.findall(r'href="\./static/([^"]+)"', shell("nl"))

    for name in (
        "js/Html.",
        "js/PageLink.",
        "js/WidgetLabel.",
        "js/Multiselect.",
        "media/SourceSerif",
    ):
        assert any(path.startswith(name) for path in named), name
    assert [path for path in named if not (STREAMLIT / "static/static" / path).is_file()] == []


def test_the_files_of_the_front_end_come_from_memory_and_are_kept_by_the_browser() -> None:
    client = TestClient(FrontEndInMemory(PlainTextResponse("passed on", status_code=404)))
    script, font = (
        next((STREAMLIT / "static/static").glob(pattern))
        for pattern in ("js/index.*.js", "media/SourceSerif*")
    )

    fetched = client.get(f"/static/js/{script.name}")

    assert fetched.content == script.read_bytes()
    assert fetched.headers["content-type"].startswith("text/javascript")
    assert "immutable" in fetched.headers["cache-control"]
    assert client.get(f"/static/media/{font.name}").headers["content-type"] == "font/woff2"


@pytest.mark.parametrize(
    "path", ["/static/js/none.js", "/static/..%2f..%2findex.html", "/static/%00", "/reports"]
)
def test_what_is_no_file_of_the_front_end_is_passed_on(path: str) -> None:
    client = TestClient(FrontEndInMemory(PlainTextResponse("passed on", status_code=404)))

    assert client.get(path).text == "passed on"


def test_the_server_is_warm_for_the_search_page_before_it_is_ready(base: KnowledgeBase) -> None:
    warm_up()

    page = ast.parse((Path(app.__file__).parent / "views/search.py").read_text("utf-8"))
    drawn = [node.module or "" for node in page.body if isinstance(node, ast.ImportFrom)]
    assert [name for name in drawn if name not in sys.modules] == []


def test_a_chosen_language_is_remembered_and_leads_back(client: TestClient) -> None:
    answer = client.get(
        "/language/en", headers={"referer": "http://localhost/?q=bus"}, follow_redirects=False
    )

    assert answer.headers["location"] == "/?q=bus"
    assert "doorwerk_language=en" in answer.headers["set-cookie"]


@pytest.mark.parametrize("referer", ["http://evil.example/x", "http://localhost//evil.example"])
def test_the_way_back_never_leads_elsewhere(client: TestClient, referer: str) -> None:
    answer = client.get("/language/nl", headers={"referer": referer}, follow_redirects=False)

    assert answer.headers["location"] == "/"


def test_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_an_original_is_a_download_that_can_run_nothing(
    client: TestClient, base: KnowledgeBase
) -> None:
    report = base.library.reports(viewer=Person("Joris", frozenset({Role.READER})))[0]

    answer = client.get(f"/files/{report.id}")

    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")


def test_the_original_of_a_waiting_report_is_not_there_for_a_reader(
    client: TestClient, base: KnowledgeBase
) -> None:
    waiting = next(
        r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "waiting.md"
    )

    assert client.get(f"/files/{waiting.id}").status_code == 404


def test_a_drawn_page_is_there_for_those_alone_who_see_its_report(
    client: TestClient, base: KnowledgeBase, tmp_path: Path
) -> None:
    base.queue.receive("schroef.pdf", _pdf(), by=COORDINATOR)
    Worker(base).run(until_empty=True)
    report = next(
        r for r in base.library.reports(viewer=COORDINATOR) if r.file_name == "schroef.pdf"
    )
    address = picture_address(report.id, 0, [Span(0, 7)], 100)
    hidden = client.get(address)
    base.library.publish(report.id, by=COORDINATOR)

    shown = client.get(address)

    assert (hidden.status_code, shown.status_code) == (404, 200)
    assert shown.content.startswith(b"\x89PNG")
    assert client.get(f"/pages/{report.id}/7.png").status_code == 404
    base.library.delete(report.id, by=COORDINATOR)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("written", ["", "3", "5-3", "a-b", "-1-4", "9" * 40 + "-1", ",,;"])
def test_marks_that_make_no_sense_are_left_out(written: str) -> None:
    assert marks_from(written) == ()
    assert marks_from(f"{written},2-5") == (Span(2, 5),)


def test_a_look_is_served_and_nothing_beside_it(client: TestClient) -> None:
    assert client.get("/look/look.css").status_code == 200
    assert client.get("/look/..%2fmain.py").status_code == 404


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(PortInUse, match=str(port)):
            serve(Settings(data=tmp_path), port=port, open_browser=False)


def test_a_dead_worker_is_begun_again_and_the_last_one_ends() -> None:
    with WorkerBeside((sys.executable, "-c", "import sys; sys.exit(3)")) as beside:
        first = _next_id(beside, None, time.monotonic() + 20)
        second = _next_id(beside, first, time.monotonic() + 20)

    assert first != second
    assert beside.process_id is None


def _next_id(beside: WorkerBeside, known: int | None, deadline: float) -> int:
    while time.monotonic() < deadline:
        number = beside._process.pid if beside._process else None
        if number not in (None, known):
            assert number is not None
            return number
    raise AssertionError("no worker began")


def _pdf() -> bytes:
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.drawString(72, 700, "Bedankt worden de vrijwilligers elk jaar, en daarom blijven ze.")
    page.save()
    return file.getvalue()


def test_roles_open_their_pages() -> None:
    def names(*roles: Role) -> set[str]:
        return {page.name for page in pages_of(Person("x", frozenset(roles)))}

    directory = {"initiatives", "initiative", "done_before", "fit", "gaps", "kit"}
    everybody = {"search", "report", "lesson", "about", "person", "not_found", *directory}
    everybody |= {"draft", "policies", "policy", "themes", "theme"}
    everybody |= {"theme_matrix", "theme_lessons", "theme_trend", "theme_compare", "theme_map"}
    everybody |= {"findings"}
    writing = {"basket", "briefs", "brief"}
    assert names(Role.READER) == everybody
    assert names(Role.ANALYST) == everybody | writing | {"status", "agreement"}
    bringing_in = {"reports", "review", "letter", "follow_ups", "upload", "ways"}
    assert names(Role.COORDINATOR) == everybody | writing | bringing_in
    assert names(Role.ADMIN) == {page.name for page in PAGES}
    assert {page.right for page in PAGES} <= {None, *Right}


@pytest.mark.parametrize(
    ("chosen", "preferred", "language"),
    [
        ("en", ["nl"], "en"),
        ("", ["nl-BE"], "nl"),
        ("", ["fr", "nl;q=0.5"], "nl"),
        ("xx", [""], "en"),
    ],
)
def test_the_language_is_what_was_chosen_else_what_is_preferred(
    chosen: str, preferred: list[str], language: str
) -> None:
    assert language_from(chosen, preferred) == language


def test_no_page_lies_where_streamlit_would_run_it_without_asking_who_looks() -> None:
    assert not (Path(__file__).resolve().parents[2] / "app" / "pages").exists()

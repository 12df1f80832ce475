"""The child may do what it likes: the one that asks gets an answer and goes on."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import Limits
from ingest.parse.sandbox import Sandbox, read_in_child

_QUICK = Limits(wall_seconds=20)
_EVIL = """
import ctypes, os, sys, time
import ingest.parse.child as child
def evil(data, **_):
    {deed}
child.read_bytes = evil
child.main()
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "0123abcd"
    path.write_text("De buurt repareert zelf.\n", "utf-8")
    return path


def _evil(deed: str) -> tuple[str, ...]:
    return (sys.executable, "-P", "-c", _EVIL.format(deed=deed))


def _refusal(sandbox: Sandbox, path: Path, limits: Limits = _QUICK) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.read(path, file_name="x.txt", limits=limits)
    return caught.value


def test_a_file_is_read_as_if_it_were_read_here(note: Path) -> None:
    made = read_in_child(note, file_name="bericht.txt")

    assert made.text == "De buurt repareert zelf."
    assert made.reader == "txt/1"


def test_one_child_serves_many_files(note: Path) -> None:
    with Sandbox() as sandbox:
        sandbox.read(note, file_name="a.txt")
        first = sandbox.process_id
        for _ in range(5):
            sandbox.read(note, file_name="a.txt")

        assert sandbox.process_id == first


def test_the_child_has_gone_when_the_sandbox_is_closed(note: Path) -> None:
    with Sandbox() as sandbox:
        sandbox.read(note, file_name="a.txt")
        process_id = sandbox.process_id

    assert process_id is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("ctypes.string_at(0)", RefusalCode.CRASHED),
        ("os._exit(3)", RefusalCode.CRASHED),
        ("os.abort()", RefusalCode.CRASHED),
        ("raise ValueError('geheim')", RefusalCode.CRASHED),
        ("os.write(3, b'x' * 99); os.close(3); time.sleep(60)", RefusalCode.CRASHED),
        ("bytearray(3_000_000_000)", RefusalCode.TOO_BIG),
        ("x = []\n    while True: x.append(bytearray(10_000_000))", RefusalCode.TOO_BIG),
        ("os.kill(os.getpid(), 9)", RefusalCode.TOO_BIG),
    ],
)
def test_whatever_a_reader_does_is_a_refusal_and_the_next_file_is_read(
    deed: str, code: RefusalCode, note: Path
) -> None:
    with Sandbox(_evil(deed)) as sandbox:
        assert _refusal(sandbox, note).code is code
        assert _refusal(sandbox, note).code is code
    assert read_in_child(note, file_name="a.txt").text


@pytest.mark.parametrize(
    "deed", ["while True: pass", "time.sleep(600)", "os.kill(os.getpid(), 19)"]
)
def test_a_reader_that_never_ends_is_stopped_in_time(deed: str, note: Path) -> None:
    with Sandbox(_evil(deed)) as sandbox:
        begun = time.monotonic()
        refusal = _refusal(sandbox, note, Limits(wall_seconds=1))

        assert (refusal.code, refusal.data) == (RefusalCode.TIMEOUT, {"limit_seconds": 1})
        assert time.monotonic() - begun < 10
        assert sandbox.process_id is None


def test_what_a_reader_prints_is_no_answer(note: Path) -> None:
    deed = (
        "print('x' * 100_000); sys.stderr.write('y' * 1_000_000)\n"
        "    from ingest.parse.plain import read\n    return read(data)"
    )
    with Sandbox(_evil(deed)) as sandbox:
        assert sandbox.read(note, file_name="a.txt").text == "De buurt repareert zelf."


@pytest.mark.parametrize(
    "command",
    ["print('geen antwoord' * 99)", "import sys; sys.stdout.buffer.write(bytes(7) + b'\\x03abc')"],
)
def test_a_child_that_talks_nonsense_is_a_crash(command: str, note: Path) -> None:
    with Sandbox((sys.executable, "-c", command)) as sandbox:
        assert _refusal(sandbox, note).code is RefusalCode.CRASHED


def test_a_defect_of_ours_is_told_to_developers_without_the_words_of_the_file(
    note: Path, caplog: pytest.LogCaptureFixture
) -> None:
    deed = (
        "from ingest.outcome import RefusalCode, Refused\n"
        "    try: raise KeyError('geheime naam')\n"
        "    except KeyError as error: raise Refused(RefusalCode.CRASHED) from error"
    )
    with Sandbox(_evil(deed)) as sandbox:
        _refusal(sandbox, note)

    assert "KeyError" in caplog.text
    assert "geheime naam" not in caplog.text.replace("raise KeyError('geheime naam')", "")


def test_a_reader_reaches_neither_the_network_nor_much_of_the_disk(note: Path) -> None:
    deed = (
        "open('groot', 'wb').write(bytes(100_000_000))"
        if sys.platform != "linux"
        else "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    )
    with Sandbox(_evil(deed)) as sandbox:
        assert _refusal(sandbox, note).code in (RefusalCode.DAMAGED, RefusalCode.CRASHED)


def test_the_child_knows_nothing_of_our_environment(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOORWERK_SECRET", "geheim")
    deed = (
        "from ingest.parse.plain import read\n"
        "    return read(('ja' if 'DOORWERK_SECRET' in os.environ else 'nee').encode())"
    )
    with Sandbox(_evil(deed)) as sandbox:
        assert sandbox.read(note, file_name="a.txt").text == "nee"


def test_several_threads_read_at_once(note: Path) -> None:
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(read_in_child(note, file_name="a").text))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert texts == ["De buurt repareert zelf."] * 3


def test_a_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_in_child(tmp_path / "weg", file_name="a.txt")

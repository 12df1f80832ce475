"""Settings: read once from the environment, an unknown key is an error."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import platformdirs

from knowledge.errors import SettingsError

_ANSWER_URL = re.compile(r"https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?")
_MAIL_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
_HERE = ("localhost", "127.0.0.1", "::1")

_PREFIX = "DOORWERK_"
_PROJECT = Path(__file__).resolve().parent.parent


def _default_data_folder() -> Path:
    if (_PROJECT / "pyproject.toml").is_file():
        return _PROJECT / "var"
    return Path(platformdirs.user_data_dir("doorwerk", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, each by the variable DOORWERK_ + its name in capitals.

    Attributes:
        data: Folder of the records, originals and indexes.
        cache: Folder of what can be made again, such as the embedder's graph.
        database: Where the records are, as SQLAlchemy writes it, such as
            "postgresql+psycopg://user@host/name"; empty for SQLite in the data folder.
        embedder: "onnx" (default), "hashing", or "sentence-transformers:NAME_OR_PATH".
        vector_index: "auto" (Chroma once the base is large), "exact" or "chroma".
        threads: Threads for embedding; 0 lets the base choose.
        port: Of the app, on loopback.
        watch_folder: Folder whose files the worker brings in; empty for none.
        mail_host: IMAP server (over TLS) whose mails the worker brings in; empty for none.
        mail_port: Of it.
        mail_user: Name to log in with.
        mail_password: Likewise; it is never stored nor shown.
        mail_folder: To look into; it is only read.
        smtp_host: Mail server that follow-ups are sent through; empty for none, they are then
            saved as files.
        smtp_port: Of it; 587 for "starttls", 465 for "tls".
        smtp_security: "starttls" (default), "tls", or "none" for a relay on this machine.
        smtp_user: Name to log in with; empty for a server that asks for none.
        smtp_password: Likewise; it is never stored nor shown.
        smtp_from: Address that letters come from, and that answers go to.
        address: Under which others open this base, for links in what leaves it, such as
            "https://doorwerk.example.org"; empty means this machine alone.
        answer_url: Address at which initiatives reach the pages that answer letters, such as
            "https://lessons.example.org", where a proxy passes on /answer/ and /look/; empty
            for this machine alone.
        worker: Whether `serve` starts a worker: "yes" or "no".
        llm_url: Of an OpenAI-compatible language model that is asked for lessons too, such as
            "http://localhost:11434/v1"; empty asks none.
        llm_model: Its name there.
        llm_key: Sent to it as a bearer token; may be empty.
    """

    data: Path = field(default_factory=_default_data_folder)
    cache: Path = field(
        default_factory=lambda: Path(platformdirs.user_cache_dir("doorwerk", appauthor=False))
    )
    database: str = ""
    embedder: str = "onnx"
    vector_index: str = "auto"
    threads: int = 0
    port: int = 8501
    address: str = ""
    worker: str = "yes"
    answer_url: str = ""
    watch_folder: str = ""
    mail_host: str = ""
    mail_port: int = 993
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)
    mail_folder: str = "INBOX"
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_from: str = ""
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.vector_index not in ("auto", "exact", "chroma"):
            raise SettingsError("vector_index", "choose auto, exact or chroma")
        if self.database and not self.database.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise SettingsError("database", "begins with postgresql+psycopg:// or sqlite:///")
        if self.worker not in ("yes", "no"):
            raise SettingsError("worker", "choose yes or no")
        if self.answer_url and not _ANSWER_URL.fullmatch(self.answer_url):
            raise SettingsError("answer_url", "give http(s)://host or http(s)://host:port alone")
        if not 0 <= self.threads <= 256:
            raise SettingsError("threads", "choose 0 to 256")
        if not 1 <= self.port <= 65535:
            raise SettingsError("port", "choose 1 to 65535")
        if self.address and not self.address.startswith(("http://", "https://")):
            raise SettingsError("address", "write it with http:// or https:// before it")
        self._check_mailbox()
        self._check_mail_server()
        self._check_language_model()

    def _check_mailbox(self) -> None:
        if self.mail_host and not (self.mail_user and self.mail_password):
            raise SettingsError("mail_user", "a mailbox needs mail_user and mail_password")
        if not 1 <= self.mail_port <= 65535:
            raise SettingsError("mail_port", "choose 1 to 65535")

    def _check_mail_server(self) -> None:
        if self.smtp_security not in ("starttls", "tls", "none"):
            raise SettingsError("smtp_security", "choose starttls, tls or none")
        if not 1 <= self.smtp_port <= 65535:
            raise SettingsError("smtp_port", "choose 1 to 65535")
        if not self.smtp_host:
            return
        if not _MAIL_ADDRESS.fullmatch(self.smtp_from):
            raise SettingsError("smtp_from", "a mail server needs the address letters come from")
        if bool(self.smtp_user) != bool(self.smtp_password):
            raise SettingsError("smtp_user", "give both smtp_user and smtp_password, or neither")
        if self.smtp_security == "none" and self.smtp_host not in _HERE:
            raise SettingsError("smtp_security", "only a server on this machine may go without TLS")

    def _check_language_model(self) -> None:
        if self.llm_url and not self.llm_url.startswith(("http://", "https://")):
            raise SettingsError("llm_url", "give an address that begins with http:// or https://")
        if self.llm_url and not self.llm_model:
            raise SettingsError("llm_model", "name the model at the address of llm_url")

    @property
    def web_address(self) -> str:
        """What addresses of pages begin with, without a slash at the end."""
        return self.address.rstrip("/") or f"http://localhost:{self.port}"

    @property
    def database_url(self) -> str:
        """Where the records are, as SQLAlchemy writes it."""
        return self.database or f"sqlite:///{self.data / 'records.sqlite'}"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that the environment asks for.

    Raises:
        SettingsError: If a DOORWERK_ variable is unknown or has an unusable value.
    """
    known = {_PREFIX + f.name.upper(): f for f in fields(Settings)}
    chosen: dict[str, str | int | Path] = {}
    for name, value in environment.items():
        if not name.startswith(_PREFIX):
            continue
        if name not in known:
            raise SettingsError(name, f"is unknown; known are {', '.join(sorted(known))}")
        chosen[known[name].name] = _parse(name, value, known[name].type)
    return Settings(**chosen)  # type: ignore[arg-type]  # each value was parsed by its field's type


def _parse(name: str, value: str, kind: object) -> str | int | Path:
    if kind is int:
        if not value.strip().isdecimal():
            raise SettingsError(name, f"should be a whole number, is {value!r}")
        return int(value)
    if kind is Path:
        return Path(value).expanduser().resolve()
    return value

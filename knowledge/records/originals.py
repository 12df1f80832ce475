"""The originals: every file that came in, stored once under the SHA-256 of its bytes."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from knowledge.errors import NotFound, StoreClosed

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Originals:
    """A folder of files named by their content; what is there is whole."""

    def __init__(self, folder: Path) -> None:
        """Use the folder; it is made when the first file comes in."""
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Store the bytes, once, and return their SHA-256 in hexadecimal.

        The file appears under its name only when it is whole and on the disk.

        Raises:
            StoreClosed: If nothing can be written there, or there is no room.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        try:
            _write_whole(target, data)
        except OSError as error:
            raise StoreClosed(self._folder.parent, error.strerror or str(error)) from error
        return sha256

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash stands, whether it is there or not.

        Raises:
            NotFound: If that is no SHA-256.
        """
        if not _SHA256.fullmatch(sha256):
            raise NotFound("original", sha256)
        return self._folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes.

        Raises:
            NotFound: If no original has this hash.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound("original", sha256) from None

    def forget(self, sha256: str) -> None:
        """Remove the file; one that is not there is no error."""
        self.path(sha256).unlink(missing_ok=True)

    def known(self) -> frozenset[str]:
        """Return the hashes of all files that are there."""
        if not self._folder.is_dir():
            return frozenset()
        return frozenset(p.name for p in self._folder.glob("??/*") if _SHA256.fullmatch(p.name))


def _write_whole(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

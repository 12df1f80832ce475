"""Files that a person drops on a page, given as sources."""

from collections.abc import Iterator

from ingest.collect.source import Source, file_name_of, is_passed_over, refused_source
from ingest.collect.unpacking import sources_within, too_big
from ingest.parse.limits import READING


def collect_upload(file_name: str, data: bytes) -> Iterator[Source]:
    """Give the sources within one uploaded file: itself, or what an archive or mail holds.

    Args:
        file_name: As the browser sends it; folders in it only tell where it came from.
        data: The file.
    """
    if is_passed_over(file_name):
        return
    origin = "/".join(map(file_name_of, filter(None, file_name.replace("\\", "/").split("/"))))
    if len(data) > READING.file_bytes:
        yield refused_source(origin, too_big(len(data)))
        return
    yield from sources_within(data, origin)

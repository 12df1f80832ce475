"""Where reports come from: files, folders, archives, mails and uploads, all as sources."""

from ingest.collect.folder import collect
from ingest.collect.source import Source
from ingest.collect.upload import collect_upload

__all__ = ["Source", "collect", "collect_upload"]

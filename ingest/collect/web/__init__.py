"""Single pages, files and feeds of the web, taken under guard and at a person's word."""

from ingest.collect.web.fetching import Fetched, Fetcher
from ingest.collect.web.network import NetworkGuard

__all__ = ["Fetched", "Fetcher", "NetworkGuard"]

"""The directory as a table, out to CSV and XLSX and back in; a contact is never in it."""

from ingest.exchange.bring_in import RowOutcome, bring_in
from ingest.exchange.files import read_table, write_csv, write_xlsx
from ingest.exchange.rows import COLUMNS, field_value, row_of

__all__ = [
    "COLUMNS",
    "RowOutcome",
    "bring_in",
    "field_value",
    "read_table",
    "row_of",
    "write_csv",
    "write_xlsx",
]

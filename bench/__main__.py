"""Prints every table, one after the other: `python -m bench [NAME…]`.

Each bench runs in a process of its own, so that none inherits another's memory; one that fails
or is missing is told in a line and does not stop the others. Peers need the interpreter that
the variable BENCH_PYTHON names (`make bench` makes that environment).
"""

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

BENCHES = (
    "embedding",
    "retrieval",
    "nothing_good",
    "splitting",
    "languages",
    "pdf",
    "intake",
    "latency",
    "first_page",
    "duplicates",
    "near_duplicates",
    "extraction",
    "personal_data",
    "themes",
    "contradictions",
    "draft_check",
    "precedents",
    "recurring",
    "brief",
)
_PEERS = "BENCH_PYTHON"
_IMPORTS_PEERS = ("splitting", "languages")  # and so runs among them


def main() -> int:
    """Run the benches that were named, or all; return how many failed or are missing."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    names = parser.parse_args().names or list(BENCHES)
    unknown = sorted(set(names) - set(BENCHES))
    if unknown:
        parser.error(f"no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    environment = _environment()
    endings = [_run(name, environment) for name in names]
    failures = [ending for ending in endings if ending]
    if failures:
        print("\n" + "\n".join(failures))
    return len(failures)


def _environment() -> dict[str, str]:
    """Return the variables of the children, without an interpreter that is not there."""
    environment = dict(os.environ)
    peers = environment.get(_PEERS, "")
    if not Path(peers).is_file():
        environment.pop(_PEERS, None)
        told = f"there is no {peers}" if peers else "is not set"
        print(f"{_PEERS} {told}: peers that need it are left out")
    return environment


def _run(name: str, environment: dict[str, str]) -> str:
    """Run one bench; return what to tell of its failure, or nothing."""
    print(f"\n# {name}\n", flush=True)
    if find_spec(f"bench.{name}") is None:
        return f"bench.{name} is missing"
    python = environment.get(_PEERS, "") if name in _IMPORTS_PEERS else ""
    command = [python or sys.executable, "-m", f"bench.{name}"]
    status = subprocess.run(command, check=False, env=environment).returncode
    return f"bench.{name} failed with status {status}" if status else ""


if __name__ == "__main__":
    sys.exit(main())

"""What holds for every test: time is no property, and in CI no test is skipped."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

_IS_CI = bool(os.environ.get("CI"))

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if _IS_CI else "here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failure in CI: everything that it needs is installed there."""
    report = yield
    if _IS_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report

"""The ASGI application: Streamlit's pages with our routes, guards and one warm base."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from app.components.sorry import sorry
from app.services import knowledge_base, warm_up
from app.web.guards import HOSTS, SafeHeaders
from app.web.routes import routes

_log = logging.getLogger(__name__)


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    """Open and warm the base before the first visitor, and close it after the last.

    Streamlit collects garbage after every run. What is loaded here lives as long as the
    server: frozen, it is no longer looked through each time.
    """
    await to_thread.run_sync(warm_up)
    gc.collect()
    gc.freeze()
    yield
    knowledge_base().close()


def _app() -> st.App:
    def lifespan(app: st.App) -> AbstractAsyncContextManager[None]:
        return _warm(app)

    return st.App(
        Path(__file__).with_name("main.py"),
        routes=routes(),
        middleware=[
            Middleware(SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS)),
        ],
        lifespan=lifespan,
        on_script_error=sorry,
    )


app = _app()

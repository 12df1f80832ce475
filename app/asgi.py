"""The ASGI application: Streamlit's pages with our routes, guards and one warm base."""

import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from app.components.sorry import sorry
from app.services import knowledge_base
from app.warm_up import warm_up
from app.web.front_end import FrontEndInMemory
from app.web.guards import HOSTS, OnlyAnswers, SafeHeaders, answer_host
from app.web.routes import routes
from knowledge.settings import read_settings

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
    public = answer_host(read_settings(os.environ).answer_url)

    def lifespan(app: st.App) -> AbstractAsyncContextManager[None]:
        return _warm(app)

    return st.App(
        Path(__file__).with_name("main.py"),
        routes=routes(),
        middleware=[
            Middleware(SafeHeaders),
            Middleware(
                TrustedHostMiddleware, allowed_hosts=[*HOSTS, *([public] if public else [])]
            ),
            Middleware(OnlyAnswers, host=public),
            Middleware(FrontEndInMemory),
        ],
        lifespan=lifespan,
        on_script_error=sorry,
    )


app = _app()

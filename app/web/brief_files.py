"""A brief as a file to keep: `/briefs/<id>/<form>`."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.brief_export.forms import exported
from app.components.sorry import sentence as sentence_of
from app.services import knowledge_base
from app.web.spoken import language_of
from app.words import _, speaking
from knowledge.errors import (
    Conflict,
    InvalidEntry,
    KnowledgeError,
    NotAllowed,
    StoreBusy,
    StoreDamaged,
)


def brief_file(request: Request) -> Response:
    """Serve a brief in one of its forms, to whom it is open; every quote is checked first."""
    with speaking(language_of(request)):
        return _answer(request)


def _answer(request: Request) -> Response:
    base = knowledge_base()
    viewer = base.local_person()
    try:
        if viewer is None:
            raise NotAllowed("", "write_briefs")
        made = exported(
            base, request.path_params["brief_id"], request.path_params["form"], by=viewer
        )
    except Conflict:
        sentence = _("It can be exported once everything that is marked has been mended.")
        return PlainTextResponse(sentence, status_code=409)
    except InvalidEntry:
        sentence = _(
            "The style template of this base for this form (in its folder “templates”) cannot be "
            "read. Ask an administrator to put it right; the other forms can be exported."
        )
        return PlainTextResponse(sentence, status_code=409)
    except (StoreBusy, StoreDamaged) as error:
        return PlainTextResponse(sentence_of(error), status_code=503)
    except KnowledgeError:
        return PlainTextResponse(_("That is not here any more, or you may not see it."), 404)
    return Response(
        made.data,
        headers={
            "content-type": made.media_type,
            "content-disposition": f"attachment; filename*=UTF-8''{quote(made.file_name)}",
            "content-security-policy": "sandbox; default-src 'none'",
            "cache-control": "private, no-store",
        },
    )

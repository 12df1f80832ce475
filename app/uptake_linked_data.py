"""The uptake of a policy text as JSON-LD: what cites which lesson, where, and who decided what.

Each uptake is a citation (CiTO) and a Web Annotation on the passage; each step an activity (PROV).
Only a text that took a lesson up cites it by itself; what awaits an answer or was rejected stands
as a citation with its steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.linked_data import as_json_ld, lesson_pieces, name_of
from knowledge.model.lesson import Lesson
from knowledge.model.policy import CITO_TERMS, Decision, DecisionStep, PolicyText, Uptake
from knowledge.model.quote import CONTEXT_CHARS

Agent = tuple[str, str]
"""Kind of a PROV agent, and its name."""

_TAKEN_UP = (Decision.ADOPTED, Decision.ADAPTED)


def uptake_as_json_ld(policy: PolicyText, uptakes: Sequence[Uptake], *, address: str) -> bytes:
    """Return a policy text with the lessons in it as one JSON-LD graph.

    Args:
        policy: The text.
        uptakes: Of that text, whose lessons may leave the base.
        address: That its permanent address begins with, without a slash at the end.
    """
    here = f"{address}/policy?id={policy.id}"
    agents = _agents(uptakes, here)
    graph = [_policy(policy, uptakes, here), *agents.values()]
    for uptake in uptakes:
        graph.append(_citation(uptake, here))
        graph += _steps(uptake, here, agents)
        graph += _lesson(uptake.lesson)
    return as_json_ld(graph)


def _policy(policy: PolicyText, uptakes: Sequence[Uptake], here: str) -> dict[str, Any]:
    cited: dict[str, list[str]] = {}
    for uptake in uptakes:
        if uptake.decision in _TAKEN_UP:
            lessons = cited.setdefault(f"cito:{CITO_TERMS[uptake.role]}", [])
            lessons += [name] if (name := name_of(uptake.lesson.id)) not in lessons else []
    return {
        "id": here,
        "type": "prov:Entity",
        "dcterms:title": _spoken(policy.title, policy.language),
        "dcterms:type": str(policy.kind),
        **({"dcterms:publisher": policy.body} if policy.body else {}),
        **({"dcterms:date": policy.dated.isoformat()} if policy.dated else {}),
        **({"dcterms:source": policy.source} if policy.source else {}),
        **cited,
    }


def _citation(uptake: Uptake, here: str) -> dict[str, Any]:
    text, span = uptake.policy.text, uptake.span
    return {
        "id": f"{here}#{uptake.id}",
        "type": ["Annotation", "cito:Citation"],
        "motivation": "linking",
        "body": name_of(uptake.lesson.id),
        "target": {
            "source": here,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": uptake.passage,
                    "prefix": text[max(0, span.start - CONTEXT_CHARS) : span.start],
                    "suffix": text[span.end : span.end + CONTEXT_CHARS],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
        "cito:hasCitingEntity": here,
        "cito:hasCitedEntity": name_of(uptake.lesson.id),
        "cito:hasCitationCharacterization": f"cito:{CITO_TERMS[uptake.role]}",
        "dcterms:type": str(uptake.decision),
        "prov:wasGeneratedBy": [
            _step_id(uptake, number, here) for number in range(1, len(uptake.steps) + 1)
        ],
    }


def _agents(uptakes: Sequence[Uptake], here: str) -> Mapping[Agent, dict[str, Any]]:
    """Return everybody who decided or wrote a decision down, in the order of first mention."""
    named = [agent for uptake in uptakes for step in uptake.steps for agent in _named(step)]
    return {
        (kind, name): {
            "id": f"{here}#agent-{number}",
            "type": ["prov:Agent", f"prov:{kind}"],
            "dcterms:title": name,
        }
        for number, (kind, name) in enumerate(dict.fromkeys(named), start=1)
    }


def _named(step: DecisionStep) -> list[Agent]:
    body = [("Organization", step.body)] if step.body else []
    return [("Person", step.noted_by), *body]


def _steps(
    uptake: Uptake, here: str, agents: Mapping[Agent, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for number, step in enumerate(uptake.steps, start=1):
        made: dict[str, Any] = {
            "id": _step_id(uptake, number, here),
            "type": "prov:Activity",
            "dcterms:type": str(step.decision),
            "dcterms:date": step.decided_on.isoformat(),
            "prov:endedAtTime": step.noted_at.isoformat() + "Z",
            "prov:used": name_of(uptake.lesson.id),
            "prov:wasAssociatedWith": [agents[agent]["id"] for agent in _named(step)],
        }
        if step.reason:
            made["dcterms:description"] = step.reason
        if number > 1:
            made["prov:wasInformedBy"] = _step_id(uptake, number - 1, here)
        yield made


def _lesson(lesson: Lesson) -> Iterator[dict[str, Any]]:
    known = lesson.initiative
    yield from lesson_pieces(
        lesson.id,
        lesson.content.statement,
        lesson.language,
        report={
            "id": lesson.report_id,
            "title": lesson.report_title,
            "year": str(lesson.year or ""),
        },
        initiative_id=known.id if known else "",
        initiative=known.name if known else "",
    )
    for number, quote in enumerate(lesson.quotes, start=1):
        yield {
            "id": f"{name_of(lesson.id)}#quote-{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": name_of(lesson.id),
            "target": quote.as_annotation_target(name_of(lesson.report_id)),
        }


def _spoken(words: str, language: str) -> dict[str, str]:
    return {"@value": words, **({} if language == "und" else {"@language": language})}


def _step_id(uptake: Uptake, number: int, here: str) -> str:
    return f"{here}#{uptake.id}-step-{number}"

"""Words of the kit and of problems: phases, and how a problem stands."""

from app.words import _
from knowledge.model.gap import ProblemStanding
from knowledge.model.starter_kit import KitPhase


def kit_phase_name(phase: KitPhase) -> str:
    """Return the heading of a phase of the kit."""
    return {
        KitPhase.PREPARE: _("Before you begin"),
        KitPhase.START: _("The first months"),
        KitPhase.RUN: _("Day by day"),
        KitPhase.GROW: _("Growing"),
        KitPhase.HAND_OVER: _("Handing over"),
    }[phase]


def standing_name(standing: ProblemStanding) -> str:
    """Return how a problem stands in the base."""
    return {
        ProblemStanding.NO_REPORT: _("No report in the base speaks of it"),
        ProblemStanding.SPOKEN_OF: _("Reports speak of it, but no lesson was drawn"),
        ProblemStanding.TRIED: _("Tried, and no answer found"),
        ProblemStanding.ANSWERED: _("Others found an answer"),
    }[standing]

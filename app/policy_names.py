"""Codes of policy texts and uptake in words."""

from app.words import _
from knowledge.draft_check import Bearing
from knowledge.model.policy import Decision, PolicyKind, PolicyStage, UptakeRole


def policy_kind_name(kind: PolicyKind) -> str:
    """Return the word for a sort of policy text."""
    return {
        PolicyKind.PROGRAMME: _("Programme"),
        PolicyKind.MOTION: _("Motion"),
        PolicyKind.COUNCIL_PROPOSAL: _("Council proposal"),
        PolicyKind.POLICY_PLAN: _("Policy plan"),
        PolicyKind.LAW: _("Law or by-law"),
        PolicyKind.SUBSIDY_SCHEME: _("Subsidy scheme"),
    }[kind]


def stage_name(stage: PolicyStage) -> str:
    """Return how far a policy text has come, in words."""
    return {
        PolicyStage.AGENDA: _("On the agenda"),
        PolicyStage.DRAFT: _("Being drafted"),
        PolicyStage.TABLED: _("Tabled"),
        PolicyStage.DECIDED: _("Decided"),
        PolicyStage.IN_FORCE: _("In force"),
        PolicyStage.EVALUATED: _("Evaluated"),
        PolicyStage.DROPPED: _("Dropped"),
    }[stage]


def uptake_role_name(role: UptakeRole) -> str:
    """Return what a lesson does in a policy text, in words."""
    return {
        UptakeRole.EVIDENCE: _("Evidence"),
        UptakeRole.EXAMPLE: _("Example"),
        UptakeRole.COUNTER_EXAMPLE: _("Counter-example"),
        UptakeRole.WORDING: _("Wording"),
    }[role]


def decision_name(decision: Decision) -> str:
    """Return what was done with a lesson, in words."""
    return {
        Decision.PROPOSED: _("Awaits an answer"),
        Decision.ADOPTED: _("Adopted"),
        Decision.ADAPTED: _("Adopted with changes"),
        Decision.REJECTED: _("Not adopted"),
    }[decision]


def bearing_name(bearing: Bearing) -> str:
    """Return how a lesson bears on a plan, in words."""
    return {
        Bearing.FOR: _("Bears it out"),
        Bearing.AGAINST: _("Speaks against it"),
        Bearing.CONDITION: _("Worked only where"),
        Bearing.UNKNOWN: _("Bears on it"),
    }[bearing]

"""Moderation: the cases, their evidence, what the policy recommends and what moderators say.

A case is derived from what earlier stages finished. The decision stage reads `evidence_for` and
`standing_for`, and refuses where the hash of the first is not that of the second.
"""

from assessment.records.moderation.evidence import evidence_for, evidence_of
from assessment.records.moderation.policy import policy_for
from assessment.records.moderation.standing import State, standing_for, standing_of

__all__ = [
    "State",
    "evidence_for",
    "evidence_of",
    "policy_for",
    "standing_for",
    "standing_of",
]

"""Eligibility policies as documents: `nle-policy/1`. Their meaning is evaluated elsewhere."""

from rubrics.eligibility.policy import EligibilityPolicy

__all__ = ["EligibilityPolicy"]

"""The application and its check. Later stages ask here; verbs live in the modules by noun."""

from assessment.records.application.adjusted import adjusted_time_for
from assessment.records.application.standing import (
    eligibility_evidence,
    eligible_applications,
    is_eligible,
    is_eligible_now,
)

__all__ = [
    "adjusted_time_for",
    "eligibility_evidence",
    "eligible_applications",
    "is_eligible",
    "is_eligible_now",
]

"""How an interview or a script is judged, and the policies of a round: data and pure Python."""

from pydantic import BaseModel

from rubrics.eligibility import EligibilityPolicy
from rubrics.recommendation import RecommendationPolicy
from rubrics.rubric import Rubric

DOCUMENTS: dict[str, tuple[str, type[BaseModel]]] = {
    "nle-policy/1": ("policy", EligibilityPolicy),
    "nle-recommendation/1": ("recommendation", RecommendationPolicy),
    "nle-recommendation/2": ("recommendation", RecommendationPolicy),
    "nle-rubric/1": ("rubric", Rubric),
}
"""Each `schema:` with the kind of its documents and the model that checks them."""

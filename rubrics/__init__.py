"""How an interview or a script is judged, and the policies of a round: data and pure Python."""

from pydantic import BaseModel

from rubrics.recommendation import RecommendationPolicy

DOCUMENTS: dict[str, tuple[str, type[BaseModel]]] = {
    "nle-recommendation/1": ("recommendation", RecommendationPolicy),
}
"""Each `schema:` with the kind of its documents and the model that checks them."""

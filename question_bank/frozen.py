"""What every document of the bank shares: strict, frozen all the way down, no unknown key."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$")]


class Frozen(BaseModel):
    """Equal to any other with the same content; cannot be changed once made."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

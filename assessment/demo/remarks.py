"""What made-up panels write: evidence as heard, and why a level was agreed."""

import random

from assessment.rules.interview.level import Level

HEARD = {
    1: (
        "Named a favourite programme. When asked what told her that it worked, spoke of how many "
        "people had attended.",
        "Spoke of the head's view as the cause and did not say how it was tested.",
    ),
    2: (
        "Gave one example from one school, with results after a year. The cause was asserted.",
        "Listed sensible actions. Order, cost and risks came only when prompted.",
    ),
    3: (
        "Gave a baseline, what was changed and in what order, and the check at six weeks. Said "
        "which group it had not helped.",
        "Set out two explanations, said what would prove each wrong, and what the figures showed.",
    ),
    4: (
        "Three schools, one approach that failed and why. Leaders now run it without her; showed "
        "the figures two years on.",
        "Changed her own view on the evidence of a staggered start, and told governors so.",
    ),
}
FOCUS = {
    "1.1": "leadership knowledge",
    "1.2": "track record",
    "1.3": "research",
    "1.4": "sources of support",
    "2.1": "finding the problem",
    "2.2": "the plan",
    "2.3": "reshaping the plan",
    "2.4": "trust and challenge",
    "3.1": "vision and culture",
    "3.2": "teaching and behaviour",
    "3.3": "professional development",
    "3.4": "resources",
}


def evidence_for(draw: random.Random, criterion: str, level: Level) -> str:
    """Return what a member wrote before choosing this level."""
    if level.number is None:
        return (
            f"Asked the question on {FOCUS[criterion]} and both prompts. Spoke of another matter."
        )
    return f"On {FOCUS[criterion]}: {draw.choice(HEARD[level.number])}"


def why_agreed(draw: random.Random, criterion: str, level: Level | None) -> tuple[str, str]:
    """Return the discussion and the reason that a panel wrote."""
    discussed = f"We read out our notes on {FOCUS[criterion]} and what each prompt had brought."
    if level is None:
        return discussed, "The notes support two readings, and we could not settle which."
    settled = draw.choice(("the answer to the second prompt", "the figures that were given"))
    return discussed, f"What settled it was {settled}: it fits {level.words.lower()} best."

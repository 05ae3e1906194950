"""The defects, one for each check that guards a person: where, what, and who must notice."""

from tests.defects import application, decision, handling, interview, moderation, paper, people

DEFECTS = tuple(
    defect
    for noun in (handling, people, application, paper, interview, moderation, decision)
    for defect in noun.DEFECTS
)

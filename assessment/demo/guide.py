"""What to try in the demonstration, as whom: six lines, said when the service starts."""

from assessment.demo.accounts import PASSWORD

WHO = (
    ("ada@example.org", "applicant", "is ready to sit the paper, with 25% more time and 2 breaks"),
    ("officer@example.org", "officer", "has eligibility to check and a round to run"),
    ("panel@example.org", "panel member", "has an interview to score"),
    ("moderator@example.org", "moderator", "has 3 cases that wait for a recommendation"),
    ("decider@example.org", "decision maker", "has cases to decide and a departure to agree"),
    (
        "auditor@example.org",
        "auditor",
        "reads the round, its applications, people and audit trails, and changes nothing",
    ),
)


def lines() -> list[str]:
    """Return the password, and one line for each role."""
    told = [f"  {address:<22} {role:<15} {what}" for address, role, what in WHO]
    say = f"Sign in with the password “{PASSWORD}”. Staff see their code on the page; asked for"
    return [say, "a round, they choose the second, which is at its interviews.", *told]

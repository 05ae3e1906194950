"""Which stage each module of rules and records belongs to, where its name is not the stage's.

A stage looks back, never forward. `foundation` knows no stage; every stage may know it.
"""

STAGE_OF: dict[str, str] = {
    noun: stage
    for stage, nouns in {
        "foundation": """
            account_email canonical complaint database document email fault gap identity mapping
            health migrate place prepared refusal side_by_side spreadsheet tree triggers turn
            wording wording_time
        """,
        "people": """
            account audit content guess head_file kept_form link notice outbox password
            permission request
            role sign_in
        """,
        "round": "bank pass_rate pinned specimen",
        "application": "adjustment allowance clause eligibility evaluation fact route",
        "paper": "answer draw incident sitting steps stopped tally timing window",
        "interview": "absent agreement conflict level misfit panel pin score sheet slot",
        "moderation": "evidence firmness flags policy_words recommendation verdict",
        "decision": "feedback letter new_dates opening overview release result sender stages",
        "register": "trail",
    }.items()
    for noun in nouns.split()
}

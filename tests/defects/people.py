"""Defects in accounts, codes, links, guesses and roles."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "signing out leaves the sign-in alive",
        "assessment/records/people/sign_in.py",
        "    sign_in.ended_at = now\n",
        "",
        "tests/pages/people/test_sign_in.py -k ends_the_sign_in",
    ),
    Defect(
        "a one-time code passes twice",
        "assessment/records/people/code.py",
        ".where(Person.id == person.id, Person.totp_step < step)",
        ".where(Person.id == person.id)",
        "tests/pages/people/test_code.py -k a_code_passes_once",
    ),
    Defect(
        "a link works twice",
        "assessment/records/people/link.py",
        "            Link.used_at.is_(None),\n            Link.expires_at > now,\n",
        "            Link.expires_at > now,\n",
        "tests/pages/people/test_registering.py -k a_confirm_link_works_once",
    ),
    Defect(
        "a kept form is shown to someone else",
        "assessment/records/people/kept_form.py",
        "            KeptForm.person_id == person_id,\n",
        "",
        "tests/pages/people/test_kept_form.py -k another_person",
    ),
    Defect(
        "a stranger's guesses lock a person out",
        "assessment/web/device.py",
        "if key(email) in accounts",
        "if False",
        "tests/pages/people/test_sign_in.py -k known_device",
    ),
    Defect(
        "guesses are let through without end",
        "assessment/rules/guess.py",
        "if len(recent) < allowed:",
        "if True:",
        "tests/rules/test_guess.py",
    ),
    Defect(
        "a removed role is still held",
        "assessment/records/people/role.py",
        "        grant.removed_at.is_(None),\n",
        "",
        "tests/pages/people/test_roles.py -k removed_while_signed_in",
    ),
)

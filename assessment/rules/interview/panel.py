"""Who may sit on a panel: two to four people, one of them the chair (page 54)."""

from collections.abc import Collection

from assessment.rules.refusal import Faults

SMALLEST, LARGEST = 2, 4


def check_panel(members: Collection[object], chair: object | None) -> None:
    """Raise Faults unless there are two to four members and the chair is one of them."""
    if not SMALLEST <= len(members) <= LARGEST:
        raise Faults({"members": f"A panel needs {SMALLEST} to {LARGEST} members"})
    if chair is None or chair not in members:
        raise Faults({"chair": "Select the chair from the members of the panel"})


def short_name(name: str) -> str:
    """How a panel's pages name an applicant: "Ada Okafor" to "A. Okafor"."""
    parts = name.split()
    return f"{parts[0][:1]}. {parts[-1]}" if len(parts) > 1 else name


def initials(names: Collection[str]) -> dict[str, str]:
    """Each name with initials that no other of `names` has: "Maria Hart" to "MH".

    Where two would be the same, the second takes a further letter of the surname.
    """
    taken: dict[str, str] = {}
    for name in names:
        taken[name] = _free(name, set(taken.values()))
    return taken


def _free(name: str, taken: set[str]) -> str:
    parts = name.split() or ["?"]
    first, last = parts[0][:1].upper(), parts[-1] if len(parts) > 1 else ""
    for length in range(1, len(last) + 1):
        found = first + last[:length].capitalize()
        if found not in taken:
            return found
    number = 2
    while f"{first}{number}" in taken:
        number += 1
    return f"{first}{number}" if first in taken or last else first

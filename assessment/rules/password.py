"""What a password must be: 12 characters or more, any characters, and not easy to guess.

Policy: screens, page 2. No rules about kinds of characters, and no expiry.
"""

SHORTEST = 12
TOO_SHORT = "Password must be 12 characters or more"
EASY = "This password is easy to guess. Choose another"
RUNS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiop",
    "1qaz2wsx3edc4rfv5tgb",
)
OFTEN = (
    "password",
    "passw0rd",
    "letmein",
    "welcome",
    "headteacher",
    "education",
    "nationalleader",
    "iloveyou",
    "football",
    "liverpool",
    "changeme",
    "qwerty",
    "admin",
    "school",
    "teacher",
    "summer",
    "winter",
    "autumn",
    "spring",
)


def password_fault(password: str, about: tuple[str, ...] = ()) -> str:
    """Return what is wrong with a password in words, or nothing.

    `about` holds what others know of the person: name and email address.
    """
    if len(password) < SHORTEST:
        return TOO_SHORT
    plain = "".join(password.casefold().split())
    return EASY if _is_guessable(plain, about) else ""


def _is_guessable(plain: str, about: tuple[str, ...]) -> bool:
    if len(set(plain)) < 5 or _is_repeated(plain):
        return True
    known = [*OFTEN, *(part for words in about for part in _parts(words))]
    rest = plain
    for word in sorted(known, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest.strip("0123456789!?.,*#@-_")) < 4 or _is_run(plain)


def _parts(words: str) -> list[str]:
    local = words.casefold().replace("@", " ").replace(".", " ").split()
    return [part for part in local if len(part) > 2]


def _is_repeated(plain: str) -> bool:
    doubled = (plain + plain).find(plain, 1)
    return doubled < len(plain) and doubled <= 6


def _is_run(plain: str) -> bool:
    return any(plain in run * 2 or plain in (run * 2)[::-1] for run in RUNS)

"""People: accounts, roles, sign-ins, links, codes, guesses. Nothing of a case is here."""

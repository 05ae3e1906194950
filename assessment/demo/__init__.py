"""The demonstration round, told through the real verbs. Everyone and every school is made up."""

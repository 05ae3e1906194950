"""How the house is built, held by tests. Each check also fails on a seeded sample of its own."""

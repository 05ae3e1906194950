"""What is kept, and the only verbs that change it. SQLAlchemy lives here."""

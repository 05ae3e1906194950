"""What is printed: the only importer of WeasyPrint. No policy, no database."""

"""How a request is handled: who, transaction, errors, forms, filters. No business words."""

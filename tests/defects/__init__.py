"""The tests are tried: one defect is seeded in a copy of the product, and a test must fail."""

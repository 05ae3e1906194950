"""The selection service: pages, web, prints, records, rules, measurement."""

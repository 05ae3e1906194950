"""Journeys: what people do, told over HTTP as they would tell it."""

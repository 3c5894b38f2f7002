"""Text -> value, pure: numbers, quantities, exchange rates, dates. No spaCy, no pandas."""

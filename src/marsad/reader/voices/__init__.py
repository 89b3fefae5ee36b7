"""Who says what: cues, sources, contents and speakers, within sentences and across them."""

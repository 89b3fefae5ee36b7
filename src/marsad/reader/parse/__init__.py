"""The text as it is seen, and its parse: sentences, tokens, phrases; what was lost or mistaken in them is set right here."""

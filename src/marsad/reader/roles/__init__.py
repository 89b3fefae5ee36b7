"""Who does what to whom: where the wordings of the codebook stand, and what fills their roles."""

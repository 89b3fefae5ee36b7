"""Mentions of groups, people, persons, places and posts, and which of them are one."""

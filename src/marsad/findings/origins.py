"""Traces claims to their origins: one speaker's utterance, or one newsroom's own reporting.

Comes in: entries of the ledger, oldest first, and (where to be had) the texts of their reports. Goes out: `Origins`: the
origin of each claim, and the stories that several reports carry. Must not know any question. It never says that two
unnamed speakers are one person; it only says that two claims rest on the same words.

The rules, in the order in which they are applied (they are also printed, see `RULES`):

1. A claim rests on the innermost speaker of its chain who is named. If none is named, on that unnamed speaker *of that
   report*. If there is no speaker, on the outlet's newsroom.
2. Reports whose texts are copies count as the earliest of them, or as the agency that they credit.
3. Claims of one kind whose sentences share a long passage word for word rest on the earliest of them.

Candidates for copies are found by runs of words that they share, so the cost grows with the words looked at, not with
the square of the reports: of a few reports the whole texts are looked at, of more the sentences of their claims, so that
among many reports copies none of whose claims share eight words running stay unseen.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from marsad.findings.sources import Sources, in_order
from marsad.records import Entry, Report, Speaker
from marsad.register.names import fold

CANDIDATE_RUN, COPY_RUN, LONG_PASSAGE = 8, 5, 20
"""Words running that make two reports candidates; that are compared; and that make a passage long."""
COPY_SHARE = 0.6
"""Share of the shorter text's runs of five words that both must have to be copies of one text."""
LEAST_RUNS = 30
"""Fewer shared runs than this prove nothing (a headline, a stock phrase)."""
FEW_REPORTS = 60
"""Up to so many reports are searched for copies by their whole texts; more of them by the sentences of their claims."""
MOST_PAIRS, MOST_TEXTS, MOST_REPORTS_A_RUN = 2_000, 80, 40
"""Caps on the work: pairs compared, texts opened, reports that may share a run before it counts as a stock phrase."""

AGENCIES = {
    "afp": "AFP", "agence france presse": "AFP", "ap": "AP", "associated press": "AP", "reuters": "Reuters", "dpa": "dpa",
    "efe": "EFE", "xinhua": "Xinhua", "tass": "TASS", "ria novosti": "RIA Novosti", "anadolu agency": "Anadolu",
    "anadolu": "Anadolu", "sana": "SANA", "upi": "UPI", "ani": "ANI", "pti": "PTI", "kyodo": "Kyodo", "irna": "IRNA",
}  # fmt: skip
"""News agencies whose credit is recognised, by folded name."""
_CREDIT = re.compile(
    r"\b(AFP|Agence France-Presse|AP|Associated Press|Reuters|REUTERS|DPA|dpa|EFE|Xinhua|TASS|RIA Novosti|"
    r"Anadolu Agency|Anadolu|SANA|UPI|ANI|PTI|Kyodo|IRNA)\b"
)
_WORD = re.compile(r"\w+")
Run = tuple[str, ...]
"""Words running."""

RULES = (
    "A claim rests on the innermost named speaker of its chain of speakers; however many outlets carry the words, that is "
    "one origin.",
    "An unnamed speaker is one origin within one report and is never taken to be the unnamed speaker of another report, "
    "unless the reports are copies or share the passage word for word.",
    "What a report says in its own voice rests on its outlet's newsroom.",
    f"Reports are copies when they share {COPY_SHARE:.0%} of the shorter one's runs of {COPY_RUN} words, or credit the "
    f"same agency and share {LONG_PASSAGE} words running; they count as the agency, or as the earliest of them.",
    f"Claims of one kind whose sentences share {LONG_PASSAGE} words running rest on the earliest of them.",
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a claim ultimately rests on."""

    key: str
    """The same for all claims that rest on it."""
    label: str
    """In words."""
    sort: str
    """`named`, `unnamed` or `newsroom`."""
    side: str | None
    """Organisation or side that the speaker speaks for; the outlet for a newsroom; None where it is not told."""
    hearsay: bool
    """True: the speaker passes on what somebody else said."""
    why: str = ""
    """Why it is the same as another claim's, where that isn't plain from the speaker's name."""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that are copies of one text."""

    reports: tuple[str, ...]
    """Ids, earliest first."""
    outlets: tuple[str, ...]
    agency: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The origin of each claim looked at."""

    by_claim: Mapping[str, Origin]
    stories: tuple[Story, ...] = ()
    note: str = ""
    """A sentence where a cap was met; empty otherwise."""

    def __getitem__(self, claim: str) -> Origin:
        return self.by_claim[claim]


def trace(entries: Iterable[Entry], sources: Sources) -> Origins:
    """Find the origin of each entry's claim, comparing the reports that these entries come from."""
    ordered = sorted(entries, key=in_order)
    reports = {entry.report.id: entry.report for entry in ordered}
    shelf = _Shelf(sources, reports)
    for entry in ordered:
        shelf.add(entry)
    pairs, note = _candidates(shelf)
    stories = find_copies(shelf, pairs)
    related = {report for pair in pairs for report in pair}
    home = {report: story for story in stories for report in story.reports}
    sides: dict[str, str] = {}
    first: dict[tuple[str, str, Run], tuple[str, Origin]] = {}
    found: dict[str, Origin] = {}
    for entry in ordered:
        origin = _origin(entry, reports, home.get(entry.report.id), sides, sources)
        words = shelf.sentences[entry.report.id][entry.claim.quote] if entry.report.id in related else []
        for run in runs_of(words, LONG_PASSAGE):
            report, earlier = first.setdefault((entry.claim.kind, origin.sort, run), (entry.report.id, origin))
            if report != entry.report.id:
                if earlier.key != origin.key:
                    why = f"the same passage of {LONG_PASSAGE} words or more stands in an earlier report"
                    origin = Origin(earlier.key, earlier.label, origin.sort, earlier.side, origin.hearsay, why)
                break
        found[entry.claim.id] = origin
    return Origins(found, stories, note)


def words_of(text: str) -> list[str]:
    """The words of a text, folded in case, without punctuation."""
    return _WORD.findall(text.casefold())


def runs_of(words: Sequence[str], length: int) -> list[Run]:
    """All runs of `length` words, in order; none where there are fewer words."""
    return list(zip(*(words[start:] for start in range(length)), strict=False))


def longest_run(a: Sequence[str], runs: Collection[Run], length: int) -> int:
    """How many words running `a` shares with a text whose runs of `length` words are given (0 if none)."""
    best = now = 0
    for run in runs_of(a, length):
        now = now + 1 if run in runs else 0
        best = max(best, now)
    return best + length - 1 if best else 0


class _Shelf:
    """The reports looked at: the words of their claims' sentences, and of their texts once they are opened."""

    def __init__(self, sources: Sources, reports: Mapping[str, Report]) -> None:
        self.reports = reports
        self.sentences: dict[str, dict[str, list[str]]] = {report: {} for report in reports}
        self._told: dict[str, set[str]] = defaultdict(set)
        self._sources = sources
        self._texts: dict[str, str] = {}
        self._words: dict[str, list[str]] = {}
        self._runs: dict[str, set[Run]] = {}
        self._credits: dict[str, set[str]] = {}

    def add(self, entry: Entry) -> None:
        """Take note of a claim's sentence, and of who was told."""
        quotes = self.sentences[entry.report.id]
        if entry.claim.quote not in quotes:
            quotes[entry.claim.quote] = words_of(entry.claim.quote)
        self._told[entry.report.id].update(s.told for s in entry.claim.voice if s.told)

    def sample(self, report: str, openable: Collection[str]) -> list[list[str]]:
        """Runs of words by which copies of it are looked for: its text's, or those of its claims' sentences."""
        return [self.words(report)] if report in openable else list(self.sentences[report].values())

    def text(self, report: str) -> str:
        """The report's text; the view's own, or opened, as long as not too many are; "" where it cannot be had."""
        if report not in self._texts:
            text = self.reports[report].text
            if not text and self._sources.texts and len(self._texts) < MOST_TEXTS:
                text = self._sources.texts(report)
            self._texts[report] = text
        return self._texts[report]

    def words(self, report: str) -> list[str]:
        """The words of its text or, failing that, of its claims' sentences."""
        if report not in self._words:
            text = self.text(report)
            quotes = self.sentences[report].values()
            self._words[report] = words_of(text) if text else [word for words in quotes for word in words]
        return self._words[report]

    def runs(self, report: str) -> set[Run]:
        """Its runs of `COPY_RUN` words."""
        if report not in self._runs:
            self._runs[report] = set(runs_of(self.words(report), COPY_RUN))
        return self._runs[report]

    def credits(self, report: str) -> set[str]:
        """Agencies that it credits: in its outlet, author or date line, at the ends of its text, or "told AFP"."""
        if report not in self._credits:
            known, text = self.reports[report], self.text(report)
            heads = " ".join(x for x in (known.publisher, known.author, known.dateline, *self._told[report]) if x)
            named = _CREDIT.findall(f"{heads} {text[:200]} {text[-200:]}")
            self._credits[report] = {AGENCIES[fold(name)] for name in named}
        return self._credits[report]


def find_copies(shelf: _Shelf, pairs: Iterable[tuple[str, str]]) -> tuple[Story, ...]:
    """Stories that several of the reports carry; only the pairs given are compared."""
    parent = {report: report for report in shelf.reports}
    reasons: dict[str, str] = {}
    for a, b in pairs:
        if _root(parent, a) != _root(parent, b) and (why := _copied(a, b, shelf)):
            reasons[a] = reasons[b] = why
            parent[_root(parent, a)] = _root(parent, b)
    clusters: dict[str, list[str]] = defaultdict(list)
    for report in shelf.reports:
        clusters[_root(parent, report)].append(report)
    stories = []
    for cluster in clusters.values():
        if len(cluster) > 1:
            agencies = set.intersection(*(shelf.credits(report) for report in cluster))
            outlets = dict.fromkeys(shelf.reports[report].publisher or "outlet not known" for report in cluster)
            stories.append(Story(tuple(cluster), tuple(outlets), min(agencies, default=None), reasons[cluster[-1]]))
    return tuple(sorted(stories, key=lambda s: s.reports))


def _candidates(shelf: _Shelf) -> tuple[list[tuple[str, str]], str]:
    """Pairs of reports that share a run of words, most shared runs first, and a note where there were too many."""
    holders: dict[Run, list[str]] = defaultdict(list)
    openable = shelf.reports if len(shelf.reports) <= FEW_REPORTS else ()
    for report in shelf.reports:
        # In their order, not as a set has them: where the caps are met, the same ledger gives the same answer every time.
        for run in dict.fromkeys(r for words in shelf.sample(report, openable) for r in runs_of(words, CANDIDATE_RUN)):
            holders[run].append(report)
    shared: Counter[tuple[str, str]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= MOST_REPORTS_A_RUN:
            shared.update(combinations(held, 2))
    pairs = [pair for pair, _ in shared.most_common(MOST_PAIRS)]
    left = len(shared) - len(pairs)
    return pairs, f"{left:,} pairs of reports that share a few words were not compared as copies." if left else ""


def _copied(a: str, b: str, shelf: _Shelf) -> str:
    """Why two reports are copies of one text; "" where they are not held to be."""
    runs_a, runs_b = shelf.runs(a), shelf.runs(b)
    shared, least = len(runs_a & runs_b), min(len(runs_a), len(runs_b))
    if shared >= LEAST_RUNS and shared >= COPY_SHARE * least:
        return f"{shared / least:.0%} of the shorter text stands in the other"
    if credited := shelf.credits(a) & shelf.credits(b):
        run = longest_run(shelf.words(a), runs_b, COPY_RUN)
        if run >= LONG_PASSAGE:
            return f"both credit {min(credited)} and share {run} words running"
    return ""


def _root(parent: dict[str, str], item: str) -> str:
    while parent[item] != item:
        parent[item] = item = parent[parent[item]]
    return item


def _origin(
    entry: Entry, reports: Mapping[str, Report], story: Story | None, sides: dict[str, str], sources: Sources
) -> Origin:
    report = reports[story.reports[0]] if story else entry.report
    why = f"copies of one text: {story.why}" if story else ""
    chain = entry.claim.voice
    if not chain:
        newsroom = (story.agency if story else None) or report.publisher
        key = f"newsroom:{fold(newsroom)}" if newsroom else f"newsroom:{report.id}"
        return Origin(key, f"{newsroom or 'outlet not known'} (newsroom)", "newsroom", newsroom, False, why)
    speaker = next((s for s in reversed(chain) if s.named), None)
    if speaker is None:
        last = chain[-1]
        side = _side(last, sides, sources)
        label = f"{last.speaker} (not named; {report.publisher or 'outlet not known'})"
        return Origin(f"unnamed:{report.id}:{fold(last.speaker)}", label, "unnamed", side, len(chain) > 1, why)
    key = _person_key(speaker, report.id)
    return Origin(key, speaker.speaker, "named", _side(speaker, sides, sources), len(chain) > 1, why)


def _person_key(speaker: Speaker, report: str) -> str:
    """The same for the same named speaker. One word ("Bali") names nobody across reports unless it was resolved."""
    if speaker.identity:
        return f"speaker:{speaker.identity.id}"
    name = fold(speaker.speaker)
    return f"speaker:{name}" if " " in name else f"speaker:{report}:{name}"


def _side(speaker: Speaker, known: dict[str, str], sources: Sources) -> str | None:
    if speaker.identity and speaker.identity.id.startswith("actor:"):
        return speaker.identity.name
    name = speaker.organisation
    if not name:
        return None
    if name not in known:
        known[name] = _organisation(name, sources)
    return known[name]


def _organisation(words: str, sources: Sources) -> str:
    """The register's name for an organisation: "the US-backed Northern Front" is the Northern Front; else the words."""
    listed = words.split()
    for start in range(len(listed)):
        rest = " ".join(listed[start:])
        if start and len(listed) - start < 2 and not rest.isupper():
            break
        # Only a name that the register knows is looked up: a failed look-up searches for the nearest names.
        if sources.register.types(rest).get("group"):
            return str(sources.register.actor(rest).name)
    return " ".join(listed[1:]) if len(listed) > 1 and listed[0].lower() in ("the", "a", "an") else words

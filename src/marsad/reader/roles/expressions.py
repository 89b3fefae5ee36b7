"""Finds expressions of time and of number in a text.

Comes in: a text. Goes out: spans, in the order of the text, none overlapping another of its sort. Must not know what they
mean: what days and which bounds they state is the register's business, and a test keeps the two in step.

Pure patterns over characters, every repetition bounded, so that the time grows with the length of the text and no more.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.records import Span

_S = r"[ \t\u00a0\n]{1,2}"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_SAFE_MONTH = _MONTH.replace("March|", "").replace("|May", "").replace("Mar|", "")
_DOM = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]\d\d|20\d\d)(?![\d%]|,\d{3}|\.\d)"
_PART = r"(?i:early|mid|late|(?:the[ ])?(?:very[ ])?(?:start|beginning|middle|end)[ ]of(?:[ ]the)?)"
_TOD = r"(?i:morning|afternoon|evening|night|lunchtime)"
_N = (
    r"(?i:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|a[ ]couple[ ]of"
    r"|a[ ]few|few|several|a[ ]dozen|many)"
)
_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|weekend|month|year|decade)s?"
_ROUGHLY = r"(?i:about|around|almost|nearly|some|more[ ]than|over|just[ ]over|roughly|at[ ]least|less[ ]than|up[ ]to|only|just|well[ ]over|much[ ]of|most[ ]of)"
_RELATIVE = r"(?i:this|last|next|the[ ](?:past|previous|following|coming|last|next|same))"

_WHOLE_DATE = (
    rf"(?:{_DOM}(?:{_S}of)?{_S}{_MONTH}(?!\w)(?:,?{_S}(?:{_YEAR}|(?:last|this){_S}year))?"
    rf"|{_MONTH}{_S}(?:the{_S})?{_DOM}(?![\d:%]|,\d{{3}}|\.\d)(?!{_S}(?:{_MONTH}))(?:,?{_S}{_YEAR}(?!\w))?)"
)
_MONTH_YEAR = rf"{_MONTH},?{_S}(?:of{_S})?(?:{_YEAR}|(?:last|this|next){_S}year)(?!\w)"
# A point in time that needs no preposition to be one.
_POINT = "|".join(
    (
        rf"(?<![Oo]n ){_DAY}s(?={_S}(?!(?:are|were|and|or|in|at)\b)[a-z])",
        rf"(?:(?i:early|late|later|last|this|next|yesterday){_S}){{0,2}}{_DAY}(?:'s)?(?:{_S}(?:{_TOD}|last{_S}week)(?!\w))?"
        rf"(?:,?{_S}{_WHOLE_DATE})?",
        _WHOLE_DATE,
        rf"(?:{_PART}[ -]|(?i:last|this|next){_S})?{_MONTH_YEAR}",
        rf"(?:{_PART}[ -]|(?:(?i:last|this|next){_S})){_MONTH}(?!\w)",
        rf"{_PART}[ -](?:{_YEAR}(?!\w)|(?:last|this|next|the){_S}(?:week|month|year|decade|summer|winter|autumn|spring)\b)",
        r"\d{4}-\d\d-\d\d(?!\d)",
        rf"(?:(?i:earlier|later|late|early){_S})?{_RELATIVE}{_S}(?:week|month|year|decade|weekend|night|morning|afternoon|evening"
        r"|spring|summer|autumn|winter|fortnight)(?![\w-])",
        rf"(?:{_ROUGHLY}{_S})?(?:{_N}{_S})?{_UNIT}{_S}(?:ago|earlier|later|previously)(?!\w)",
        rf"(?i:(?:the{_S})?(?:{_PART}[ -])?(?:19|20)\d0s)(?!\w)",
        rf"(?i:the{_S}day{_S}before{_S}yesterday|the{_S}day{_S}after{_S}tomorrow)",
        rf"(?i:(?:late|early|earlier|later){_S})?(?i:yesterday|today|tomorrow|tonight|overnight)(?:{_S}{_TOD})?(?!\w)",
    )
)
# What is a point in time only after a preposition.
_WEAK_POINT = "|".join(
    (
        rf"(?:the{_S}year{_S})?{_YEAR}(?![\w-])",
        rf"{_MONTH}(?!\w)",
        rf"(?:the{_S})?(?i:spring|summer|autumn|winter)(?:,?{_S}(?:of{_S})?{_YEAR})?(?![\w-])",
        rf"the{_S}weekend",
        rf"(?:dawn|dusk|midnight|noon|midday){_S}on{_S}{_DAY}",
    )
)
_ANY_POINT = rf"(?:{_POINT}|{_WEAK_POINT})"
_OPENING = (
    r"(?i:on|in|at|by|since|until|till|before|after|during|from|throughout|through|around|as[ ]of|as[ ]early[ ]as|as[ ]late[ ]as"
    r"|as[ ]recently[ ]as|prior[ ]to|ever[ ]since|up[ ]to|up[ ]until|starting|starting[ ]in|starting[ ]on|beginning[ ]in|of|back[ ]in|over"
    r"|early[ ]on|late[ ]on|early[ ]in|late[ ]in|earlier[ ]in|later[ ]in|later[ ]on|all[ ]of|(?:in[ ]|on[ ])?the[ ](?:morning|afternoon|evening|night|early[ ]hours)[ ](?:of|on)"
    r"|(?:well|shortly|just|long|soon|immediately)[ ](?:before|after))"
)
_LONG = "|".join(
    (
        # "for the past three years", "over the last few weeks", "in recent months", "the past year"
        rf"(?:(?i:for|over|during|in|within|throughout|across){_S})?(?:{_ROUGHLY}{_S})?(?i:the|these|this){_S}"
        rf"(?i:past|last|previous|next|coming|first|final){_S}(?:{_N}{_S})?(?:{_UNIT})(?![\w-])",
        rf"(?i:for|within|in){_S}(?:{_ROUGHLY}{_S})?{_N}{_S}(?:more{_S}|long{_S}|straight{_S}|consecutive{_S}|full{_S})?(?:{_UNIT})(?:{_S}now)?(?![\w-])",
        rf"(?i:for|over|in){_S}(?:the{_S})?(?i:recent{_S}|coming{_S}|many{_S})?(?:days|weeks|months|years|decades|hours)(?![\w-])",
        rf"(?i:for{_S}a{_S}long{_S}time(?:{_S}now)?|for{_S}some{_S}time(?:{_S}now)?|for{_S}a{_S}while)(?!\w)",
    )
)
_ADVERBS = (
    r"(?i:at[ ]present|at[ ]the[ ]moment|right[ ]now|these[ ]days|nowadays|currently|recently|lately|so[ ]far|to[ ]date|until[ ]now|until[ ]recently"
    r"|until[ ]today|in[ ]the[ ]past|in[ ]the[ ](?:near[ ])?future|from[ ]now[ ]on|now(?![ ]that)|soon(?![ ](?:after|before|as)))(?![\w-])"
)


@cache
def _times() -> re.Pattern[str]:
    joined = rf"{_S}(?:to|until|till|through|and|or)(?:{_S}(?:on|in))?{_S}"
    return re.compile(
        rf"(?<![\w$€£#-])(?:"
        rf"(?i:between){_S}(?:{_ANY_POINT}){_S}and{_S}(?:{_ANY_POINT}|{_DOM})(?!\w)"
        rf"|(?i:from){_S}(?:{_ANY_POINT}|{_DOM}){_S}(?:to|until|till|through){_S}(?:{_ANY_POINT}|now)(?!\w)"
        rf"|(?:{_OPENING}{_S})?{_DOM}(?:{_S}(?:to|and){_S}|[-–]){_DOM}{_S}{_MONTH}(?!\w)(?:,?{_S}{_YEAR})?"
        rf"|(?:{_OPENING}{_S})(?:{_YEAR})(?:[-–])(?:{_YEAR}|\d\d)(?![\w-])"
        rf"|{_LONG}"
        rf"|(?:{_OPENING}{_S})(?:(?i:early|late|at|in|on|about|around)(?:{_S}(?i:in|on))?{_S})?(?:{_ANY_POINT})(?:{joined}(?:{_POINT}|{_YEAR}(?![\w-])))?"
        rf"|(?:{_POINT})(?:{joined}(?:{_POINT}))?"
        rf"|{_ADVERBS})(?!\w)"
    )


def find_times(text: str) -> list[Span]:
    """Time expressions with their prepositions: "on Sunday", "in June 2014", "since 2003", "for the past three years".

    Code-point offsets, in order, not overlapping. A bare number of a year is one only after a preposition ("in 2014"),
    a bare "May" or "March" never.
    """
    return [_trim(text, m.start(), m.end()) for m in _times().finditer(text) if not _counted_from(text, m)]


_WITHIN = re.compile(rf"(?i:within|in){_S}(?:{_ROUGHLY}{_S})?{_N}{_S}{_UNIT}$")


def _counted_from(text: str, match: re.Match[str]) -> bool:
    """ "Within a day of the raid": counted from another event, which it does not date."""
    return text.startswith(" of ", match.end()) and _WITHIN.match(match.group()) is not None


_ONWARDS = re.compile(
    rf"(?i:(?:for|over|during|in|within){_S})?(?i:the{_S}(?:next|following){_S})(?:{_N}{_S})?(?:few{_S})?{_UNIT}$"
)


def counts_onwards(words: str) -> bool:
    """ "Over the next three years": of what is past, counted from a day of the story."""
    return _ONWARDS.match(words) is not None or words.lower() in ("soon", "shortly")


def by_then(words: str) -> bool:
    """ "By October": of what is foretold, a day to come."""
    return words.lower().startswith("by ")


_STAMP_BEFORE = re.compile(
    r"(?i:last updated|date of publication|published|updated|posted|publication date)(?: (?i:on|at|in))?:? ?$"
)
_WEEKDAY_AND_DATE = re.compile(rf"{_DAY},?{_S}{_WHOLE_DATE}")
_IN_A_SENTENCE = re.compile(rf"(?:\b(?i:on|of|by|since|until|from|to|till|and|or|last|early|late)|,){_S}$")


def is_stamp(text: str, span: Span) -> bool:
    """Is this date the page's own, left in its text: "Last updated at …", "AFP Friday 20 Jun 2014 A car bomb …"? It dates no event."""
    words = span.of(text)
    if _STAMP_BEFORE.search(text, max(0, span.begin - 40), span.begin) or re.match(rf"at {_MONTH}", words):
        return True
    whole = _WEEKDAY_AND_DATE.fullmatch(words) is not None and words[-4:].isdigit()
    return (
        whole
        and not _IN_A_SENTENCE.search(text, max(0, span.begin - 10), span.begin)
        and text[span.end : span.end + 1] not in ",;)"
    )


def _trim(text: str, begin: int, end: int) -> Span:
    if text[begin : begin + 3].lower() == "by " and (
        text[end - 2 : end] == "'s" or text[end : end + 2] in ("'s", "’s")
    ):
        begin += 3  # "were hit by Saturday's attack"
    while end > begin and text[end - 1] in " \t\n\u00a0,":
        end -= 1
    return Span(begin, end)


# -- numbers -------------------------------------------------------------------------------------------------------

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00a0\u202f ]\d{3}){1,3}(?!\d)|\d{1,3}(?:\.\d{3}){2,3}|\d{1,7}(?:\.\d{1,2})?)(?![\d])"
_SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"
_WORDS = (
    rf"(?:(?:{_SMALL}|an?|half[ ]an?|several|an?[ ]few|few|couple[ ]of|a[ ]couple[ ]of){_S}{_SCALE}(?:{_S}(?:and{_S})?{_SMALL}(?:{_S}{_SCALE})?)?(?:{_S}{_SCALE})?"
    rf"|half-a-dozen|half[ ]a[ ]dozen|(?:three[ -])?(?:an?[ ])?quarters?[ ]of[ ]an?[ ]million|{_SMALL})"
)
_VAGUE = (
    r"(?:(?:many[ ])?(?:(?:tens|hundreds|dozens|scores)[ ]of[ ](?:thousands|millions)|(?:dozens|scores|tens|hundreds|thousands|millions))(?:,?[ ]if[ ]not[ ](?:thousands|hundreds))?"
    r"|several|an?[ ]few|a[ ]handful|a[ ]couple|a[ ]pair|many|numerous"
    r"|(?:an?[ ])?(?:very[ ]|relatively[ ]|fairly[ ])?(?:large|good|great|small|huge|significant|growing|increasing|unknown|undisclosed|unspecified|sizeable|substantial|considerable|vast|record|tiny)[ ]numbers?"
    r"|a[ ]number)"
)
_HEDGE = (
    r"(?:as[ ]many[ ]as|up[ ]to|no[ ]more[ ]than|not[ ]more[ ]than|at[ ]most|a[ ]maximum[ ]of|a[ ]minimum[ ]of|fewer[ ]than|less[ ]than|no[ ]fewer[ ]than|no[ ]less[ ]than"
    r"|not[ ]less[ ]than|at[ ]least|(?:far[ ]|well[ ]|slightly[ ]|a[ ]little[ ]|just[ ])?more[ ]than|(?:well[ ]|just[ ])?over|upwards[ ]of|in[ ]excess[ ]of|(?:just[ ])?under|below|above"
    r"|about|around|some|roughly|approximately|an[ ]estimated|estimated|nearly|almost|close[ ]to|approaching|only|just|exactly|a[ ]total[ ]of"
    r"|as[ ]few[ ]as|perhaps|maybe|possibly|quite)"
)
_NUMBER = rf"(?:{_DIGITS}(?:{_S}(?i:{_SCALE})(?!\w))?|(?i:{_WORDS})(?![\w])|(?i:{_VAGUE})(?![\w-]))"
_UNITS_NOT_COUNTED = (
    r"(?:(?:more|long|straight|consecutive|full|whole|square|sq|cubic|nautical|further|extra|additional|or[ ]so|successive|short|bloody|brutal)[ ])?"
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|yrs?|decades?|centur(?:y|ies)|km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|feet|ft|foot"
    r"|yards?|inch(?:es)?|acres?|hectares?|ha|tonnes?|tons?|kg|kilos?|kilograms?|grams?|lbs?|pounds?|lit(?:er|re)s?|gallons?|degrees?|mph|kph|knots?|mm|cm|gmt|utc|am|pm|a\.m|p\.m|o['’]clock"
    r"|percent|per[ ]cent|percentage|pc|times?|dollars?|euros?|dinars?|lira|roubles?|rubles?|riyals?|usd|cents?|fold|thirds?|quarters?|fifths?|[ap]m)"
)


@cache
def _counts() -> re.Pattern[str]:
    joined = rf"(?:{_S}(?:to|or){_S}|[-–])"
    guess = rf"(?:possibly|perhaps|maybe|even|likely|probably|if{_S}not)"
    even = rf"(?i:dozens|scores|hundreds|thousands|several|a{_S}few|a{_S}handful)(?:,?{_S}(?:and|or|but)|,){_S}{guess}{_S}(?i:{_VAGUE})"
    return re.compile(
        rf"(?<![\w$€£¥#.,:/+'’&-])(?:"
        rf"(?:(?i:between|anywhere{_S}between){_S})(?:{_DIGITS}|(?i:{_WORDS})){_S}and{_S}{_NUMBER}"
        rf"|{even}(?![\w-])"
        rf"|(?:(?i:{_HEDGE}){_S}){{0,3}}(?:(?<!from )(?<!From ){_NUMBER}{joined}{_NUMBER}|{_NUMBER})(?:{_S}(?i:or{_S}more|or{_S}so))?(?!\w))"
    )


@cache
def _context() -> tuple[re.Pattern[str], ...]:
    after = re.compile(
        rf"[ \u00a0-]?(?:%|{_UNITS_NOT_COUNTED}(?!\w)|(?:st|nd|rd|th)\b|{_MONTH}(?!\w)|[€£$])|[:/]\d|\.\d"
        rf"|{_S}of{_S}(?:{_N}{_S}|the{_S})?(?:{_UNITS_NOT_COUNTED}|{_MONTH})(?!\w)"
        rf"|{_S}(?:and|or){_S}{_DOM}{_S}{_MONTH}(?!\w)|[ ](?:in|out[ ]of)[ ](?:every[ ])?(?:two|three|four|five|ten|\d+)(?!\w)(?![ ][a-z])"
        r"|-(?!(?:strong|member|man|person|seat|vehicle|truck)\b)\w|[ ](?:Brigade|Division|Battalion|Corps|Regiment|Squadron|Street|Road|Avenue|Downing|Group)\b"
        r"|[ ](?:of|in)[ ](?:one|a)\b(?=[ ](?:kind|million))|['’]s\b",
        re.IGNORECASE,
    )
    before = re.compile(
        rf"(?:{_MONTH}|(?i:\b(?:no|number|resolution|article|flight|route|highway|brigade|division|battalion|group|chapter|section|camp|unit|channel|level|phase|page|block"
        r"|sector|zone|point|gate|area|bureau|task[ ]force|year|grade|class|type|mark|version|aged|age|ages|aged \d\d? and|room|hill|camp|bus|day|week|url|group[ ]of|formula|radio|figure|table|part|volume|act|law|decree"
        r"|apollo|title|form|building|house|street|road|junction)))[ \u00a0.]{1,2}$"
    )
    determiner = re.compile(
        r"\b(?i:how|so|too|that|very|not|no|any|some|every|each|the[ ]other|this|another|either|neither|which|everyone|only[ ]the|at) $"
    )
    age_after = re.compile(r"[ ]?(?:,|\)|\.(?:\s|$)|;|[ ]and[ ]|$)")
    year = re.compile(rf"{_YEAR}$")
    people = re.compile(r"[ ](?!by|in|as|was|has|is|this|its)(?:people|men|women|children|[a-z]{3,}s)\b")
    one = re.compile(
        r"[ ](?:(?:[A-Z][a-z]+|other|more|foreign|civilian|senior|suspected|local|young|police|army|government|rebel|security|military|"
        r"coalition|aid|former)[ ]){0,2}(?:soldiers?|civilians?|fighters?|man|men|woman|women|child|children|boy|girl|officers?|policem[ae]n|militants?|members?|person|people|"
        r"commanders?|others?|killed|dead|injured|wounded|prisoners?|journalists?|strikes?|airstrikes?|attacks?|bombs?|bombers?|rockets?|missiles?|tanks?|died|troops?|"
        r"serviceman|worker|workers|hostages?|victims?|protesters?|officials?|guards?|gunm[ae]n|detainees?|insurgents?|jihadists?|militiam[ae]n|casualty|death|fatality|body|vehicle|"
        r"aircraft|plane|jet|helicopter|drone|house|village|town|checkpoint|hospital|school|district|neighbou?rhood|tribesman|sailor|pilot|marine|american|russian|turk|iraqi|syrian|briton)\b"
    )
    return after, before, age_after, year, people, one, determiner


def find_counts(text: str) -> list[Span]:
    """Numbers of people, things or events, with their hedges: "as many as 40,000", "tens of thousands", "a good number".

    Without what is counted and without a trailing "of". Left out: years, dates, times of day, ages, ordinals, shares,
    money, lengths, weights, durations, names of units and models, and "one" where nothing countable follows.
    """
    return [span for m in _counts().finditer(text) if (span := _kept(text, m.start(), m.end())) is not None]


def _kept(text: str, begin: int, end: int) -> Span | None:
    after_bad, before_bad, age_after, year, people, one, determiner = _context()
    words = text[begin:end]
    before = text[max(0, begin - 16) : begin]
    lowered = words.lower()
    if contrary := re.match(r"up to (?=(?:more|less|fewer) than |at least |over )", lowered):
        return _kept(text, begin + contrary.end(), end)  # "the toll came up to more than 130"
    if after_bad.match(text, end):
        return None
    if before_bad.search(before):
        return None
    if lowered in ("one", "many") and determiner.search(before):
        return None  # "that one", "how many"
    if lowered.isdigit():
        if year.fullmatch(words) and not (
            people.match(text, end) and not before.endswith(", ") and not _after_preposition(before)
        ):
            return None
        if len(words) <= 2 and before.endswith((", ", " (", "\n(", "(")) and age_after.match(text, end):
            return None
    elif "." in words and words.replace(".", "").isdigit() and words.count(".") == 1:
        return None
    if (pair := re.fullmatch(r"(\d+)[-–](\d+)", words)) and (year.fullmatch(pair[1]) or int(pair[2]) <= int(pair[1])):
        return None  # "2014-16" are years, "15-0" is a score.
    if re.search(r"\d\.\d\d\b", words) or re.fullmatch(r"(?:over|under|above|below|around|about) many", lowered):
        return None
    if lowered == "one" and not one.match(text, end):
        return None
    if lowered in ("some one", "only one", "just one") and text.startswith(" of", end):
        return None
    if words[0].isupper() and words[0].isalpha() and not _begins_sentence(before) and lowered != words:
        return None
    return Span(begin, end)


def _after_preposition(before: str) -> bool:
    return bool(
        re.search(r"\b(?i:in|since|by|until|from|of|during|before|after|early|late|mid|year|to|and)[ -]$", before)
    )


def _begins_sentence(before: str) -> bool:
    return not before.strip() or bool(re.search(r"[.!?:;\n•“\"‘(—–][ \t\n“\"‘']{0,3}$", before)) or before[-1] == "\n"

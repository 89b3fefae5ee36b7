from hypothesis import given
from hypothesis import strategies as st

from marsad.findings.origins import longest_run, runs_of, trace, words_of

LONG = (
    "The convoy of forty lorries left the harbour before dawn and reached the mill at Sampletown by noon, where the "
    "drivers were told to wait, to keep their engines warm and to speak to nobody until the bridge had been cleared."
)
MORE = (
    "In the afternoon the council met behind closed doors and agreed on nothing; its members went home, one by one, "
    "through the back gate, while outside the bakers of the lower town asked who would pay for the flour of the week."
)


def filler(word, length):
    return " ".join(f"{word}{n}" for n in range(length))


def keys(world):
    origins = trace(world.held, world.sources)
    return [origins[e.claim.id].key for e in world.held], origins


def holds(fact, sentence, voice=(), **more):
    return fact("holds", sentence, who="Northern Front", place="Riverton", voice=voice, **more)


def test_one_named_speaker_is_one_origin_however_many_outlets_carry_it(world, fact, speaker):
    world.tell("Daily", "2020-03-01", holds(fact, "NF holds Riverton, Ada Quill said.", "Ada Quill"))
    world.tell(
        "Herald",
        "2020-03-02",
        holds(fact, "Riverton is held by NF, according to Ada Quill.", speaker("Ada Quill", told="the Wire")),
    )
    world.tell("Post", "2020-03-02", holds(fact, "Bo Marsh says NF holds Riverton.", "Bo Marsh"))
    found, _ = keys(world)
    assert found[0] == found[1] != found[2]


def test_one_part_of_a_name_never_makes_one_person(world, fact):
    world.tell("Daily", "2020-03-01", holds(fact, "NF holds Riverton, Quill said.", "Quill"))
    world.tell("Herald", "2020-03-01", holds(fact, "Riverton is held by NF, Quill said.", "Quill"))
    found, _ = keys(world)
    assert found[0] != found[1]


def test_unnamed_speakers_are_never_joined_across_reports(world, fact, speaker):
    who = speaker("a senior commander", named=False)
    world.tell(
        "Daily",
        "2020-03-01",
        holds(fact, "NF holds Riverton, a senior commander said.", who),
        holds(fact, "NF will stay, a senior commander said.", who),
    )
    world.tell("Herald", "2020-03-01", holds(fact, "Riverton is in NF hands, a senior commander said.", who))
    found, _ = keys(world)
    assert found[0] == found[1] != found[2]


def test_unnamed_speakers_in_copies_of_one_text_are_one_origin(world, fact, speaker):
    said = "NF holds Riverton, a senior commander said."
    who = speaker("a senior commander", named=False)
    text = f"{LONG} {said} {MORE}"
    world.tell(
        "Daily",
        "2020-03-01",
        holds(fact, said, who),
        fact("moves", LONG, who="Northern Front", to="Sampletown"),
        text=text,
    )
    world.tell(
        "Herald",
        "2020-03-02",
        holds(fact, said, who),
        fact("moves", LONG, who="Northern Front", to="Sampletown"),
        text=text + " Nothing else.",
    )
    found, origins = keys(world)
    assert found[0] == found[2]
    assert found[1] == found[3]
    (story,) = origins.stories
    assert story.outlets == ("Daily", "Herald")
    assert "of the shorter text" in story.why
    assert "copies of one text" in origins[world.held[2].claim.id].why


def test_a_reports_own_voice_is_its_outlets(world, fact):
    for outlet, day in (("Daily", "2020-03-01"), ("Daily", "2020-03-05"), ("Herald", "2020-03-05")):
        world.tell(outlet, day, holds(fact, f"NF holds Riverton since {day} ({outlet})."))
    found, _ = keys(world)
    assert found[0] == found[1] != found[2]


def test_a_shared_agency_and_a_long_passage_make_one_origin(world, fact):
    lead, tail = filler("bakery", 60), filler("letter", 200)
    one, two = f"(Reuters) {LONG} {lead}", f"{tail} {LONG} Additional reporting by Reuters"
    fact_ = fact("moves", LONG, who="Northern Front", to="Sampletown")
    world.tell("Daily", "2020-03-01", fact_, text=one)
    world.tell("Herald", "2020-03-02", fact_, text=two)
    found, origins = keys(world)
    assert found[0] == found[1] == "newsroom:reuters"
    assert origins.stories[0].agency == "Reuters"


def test_a_long_passage_in_two_reports_rests_on_the_earlier(world, fact):
    world.tell(
        "Herald",
        "2020-03-02",
        fact("moves", LONG, who="Northern Front", to="Sampletown"),
        text=f"{LONG} {filler('harvest', 200)}",
    )
    world.tell(
        "Daily",
        "2020-03-01",
        fact("moves", LONG, who="Northern Front", to="Sampletown"),
        text=f"{filler('market', 200)} {LONG}",
    )
    found, origins = keys(world)
    assert found == ["newsroom:daily", "newsroom:daily"]
    assert not origins.stories
    assert "same passage" in origins[world.held[0].claim.id].why


def test_a_short_shared_sentence_proves_nothing(world, fact):
    world.tell("Daily", "2020-03-01", holds(fact, "Northern Front holds the town of Riverton near the old mill."))
    world.tell("Herald", "2020-03-01", holds(fact, "Northern Front holds the town of Riverton near the old mill."))
    found, origins = keys(world)
    assert found[0] != found[1]
    assert not origins.stories


def test_a_chain_rests_on_its_innermost_named_speaker_and_is_hearsay(world, fact, speaker):
    world.tell(
        "Daily",
        "2020-03-01",
        holds(fact, "Ada Quill said that Bo Marsh said NF holds Riverton.", ["Ada Quill", "Bo Marsh"]),
        holds(
            fact, "Ada Quill said residents said NF holds Riverton.", ["Ada Quill", speaker("residents", named=False)]
        ),
    )
    _, origins = keys(world)
    first, second = (origins[e.claim.id] for e in world.held)
    assert (first.label, first.hearsay) == ("Bo Marsh", True)
    assert (second.label, second.hearsay) == ("Ada Quill", True)


def test_without_texts_the_sentences_must_do(world, fact):
    from dataclasses import replace

    said = [LONG, MORE]
    for outlet, day in (("Daily", "2020-03-01"), ("Herald", "2020-03-02")):
        world.tell(outlet, day, *(fact("moves", s, who="Northern Front", to="Sampletown") for s in said))
    origins = trace(world.held, replace(world.sources, texts=None))
    assert len(origins.stories) == 1


@given(st.text(max_size=200), st.integers(1, 9))
def test_runs_cover_the_words_in_order(text, length):
    words = words_of(text)
    runs = runs_of(words, length)
    assert len(runs) == max(0, len(words) - length + 1)
    assert longest_run(words, set(runs), length) == (len(words) if runs else 0)

import pytest

from marsad.findings.origins import trace
from marsad.findings.rows import rows_of
from marsad.findings.weigh import RULE, weigh


def support(world):
    return weigh(rows_of(world.held, world.sources.codebook), trace(world.held, world.sources))


def holds(fact, n, **more):
    return fact("holds", f"Sentence {n}: NF holds Riverton.", who="Northern Front", place="Riverton", **more)


def test_words_follow_the_printed_rule(world, fact, speaker):
    for word in ("confirmed", "corroborated", "single source", "unsure", "not yet", "disputed", "denied"):
        assert word in RULE
    world.tell("Daily", "2020-03-01", holds(fact, 1))
    assert support(world).word == "single source"
    world.tell("Daily", "2020-03-02", holds(fact, 2))
    assert (support(world).word, support(world).origins) == ("single source", 1)
    world.tell("Herald", "2020-03-02", holds(fact, 3, voice=speaker("Ada Quill", organisation="War Watch")))
    assert support(world).word == "corroborated"
    world.tell("Post", "2020-03-03", holds(fact, 4, voice=speaker("Bo Marsh", organisation="Royal Army")))
    found = support(world)
    assert (found.word, found.origins, found.sides, found.named, found.newsrooms) == ("confirmed", 3, 3, 2, 1)
    world.tell("Post", "2020-03-04", holds(fact, 5, voice=speaker("Cy Dole"), polarity="denied"))
    assert (support(world).word, support(world).denying) == ("disputed", 1)


@pytest.mark.parametrize(
    ("certainty", "word"),
    [
        ("likely", "unsure"),
        ("possible", "unsure"),
        ("unlikely", "unsure"),
        ("predicted", "not yet"),
        ("ordered", "not yet"),
    ],
)
def test_what_nobody_states_is_never_reported_as_stated(world, fact, certainty, word):
    for outlet in ("Daily", "Herald", "Post"):
        world.tell(outlet, "2020-03-01", holds(fact, outlet, certainty=certainty))
    assert support(world).word == word


def test_speakers_of_one_side_do_not_corroborate_each_other(world, fact, speaker):
    for n, name in enumerate(("Ada Quill", "Bo Marsh", "Cy Dole")):
        world.tell("Daily", f"2020-03-0{n + 1}", holds(fact, n, voice=speaker(name, organisation="Royal Army")))
    found = support(world)
    assert (found.word, found.origins, found.sides) == ("single source", 3, 1)


def test_unnamed_speakers_and_hearsay_are_counted_apart(world, fact, speaker):
    world.tell(
        "Daily", "2020-03-01", holds(fact, 1, voice=speaker("an official", named=False, organisation="Royal Army"))
    )
    world.tell("Herald", "2020-03-01", holds(fact, 2, voice=[speaker("Ada Quill"), speaker("residents", named=False)]))
    found = support(world)
    assert (found.named, found.unnamed, found.hearsay) == (1, 1, 1)
    assert "1 named, 1 not named" in found.plain()
    assert "1 at second hand" in found.plain()


def test_only_denied_is_denied(world, fact):
    world.tell("Daily", "2020-03-01", holds(fact, 1, polarity="denied"))
    assert support(world).word == "denied"


def test_three_unnamed_speakers_confirm_nothing(world, fact, speaker):
    for n, side in enumerate(("Royal Army", "War Council", "Southern League")):
        world.tell(
            "Daily", f"2020-03-0{n + 1}", holds(fact, n, voice=speaker("an official", named=False, organisation=side))
        )
    assert support(world).word == "corroborated"

"""Sentences that were read wrongly once."""

from __future__ import annotations

import pytest

from marsad.codebook import load_codebook
from marsad.reader.parse.punctuation import _settled, with_breaks
from marsad.reader.parse.syntax import parse
from marsad.records import new_report

STANCE = [
    ("The militants no longer hold Velin.", "holds", "denied stated"),
    ("The Northern Front is no longer in control of Velin.", "holds", "denied stated"),
    ("The militants refused to withdraw from Velin.", "moves", "denied stated"),
    ("The army stopped shelling Velin.", "attacks", "denied stated"),
    ("The army lifted the siege of Velin.", "besieges", "denied stated"),
    ("The army lifted its siege of Velin on Sunday.", "besieges", "denied stated"),
    ("The militants were about to capture Velin.", "takes", "affirmed predicted"),
    ("The Northern Front rejected claims that it had attacked Velin.", "attacks", "denied stated"),
    ("There were no casualties in Velin.", "casualties", "denied stated"),
    ("The men hoped to blend in with civilians, and eventually leave Velin for Tessel.", "moves", "affirmed intended"),
    ("The army hoped to capture Velin.", "takes", "affirmed intended"),
    ("The minister said Belmark should free them rather than prosecute the men.", "prosecutes", "denied hypothetical"),
    ("The army fled to the hills instead of attacking Velin.", "attacks", "denied stated"),
    (
        "Omid Rask said an operation to oust the militants from Velin would be launched soon.",
        "loses",
        "affirmed intended",
    ),
    ("Omid Rask said preparations for the assault on Velin were complete.", "attacks", "affirmed intended"),
    ("The ministry condemned the suspected chemical attack on Velin.", "attacks", "affirmed possible"),
    ("Its recent attacks on Velin have been aimed at bases.", "attacks", "affirmed stated"),
    ("The army did not enter Velin to free the hostages.", "frees", "affirmed hypothetical"),
    ("The villagers cannot leave Velin.", "moves", "denied stated"),
    ("The troops were yet to reach Velin.", "moves", "denied stated"),
    ("The president ordered missile strikes on Velin.", "attacks", "affirmed ordered"),
    ("The dissolution of the Northern Front is a demand of Belmark.", "dissolves", "affirmed hypothetical"),
    ("It was hard to hear about the deaths of civilians in Velin.", "kills", "affirmed stated"),
    ("The troops had orders to capture Velin.", "takes", "affirmed ordered"),
    ("The Northern Front rarely claims responsibility for the attacks.", "admits", "denied stated"),
    ("The army captured the crossroads to advance to Velin.", "moves", "affirmed intended"),
    ("Lena Marek pledged that the troops would remain in Velin.", "present_in", "affirmed intended"),
    ("The women would often be tortured by the militants in Velin.", "abuses", "affirmed stated"),
    ("The army sought guarantees that the militants would not attack Velin.", "attacks", "denied hypothetical"),
    ("Lena Marek hoped the two men would be put on trial.", "prosecutes", "affirmed hypothetical"),
    ("The minister called for an investigation of the attack on Velin.", "attacks", "affirmed stated"),
    ("There is confidence that Omid Rask was killed.", "kills", "affirmed likely"),
    ("It is not because the Northern Front was defeated.", "defeats", "denied stated"),
    ("The army cleared mines to allow civilians to leave Velin.", "moves", "affirmed intended"),
    ("Omid Rask was freed in 2014: the ministry is believed to have paid.", "frees", "affirmed stated"),
    ("The army began a campaign to complete the encirclement of Velin.", "besieges", "affirmed intended"),
]


@pytest.mark.parametrize(("text", "kind", "stance"), STANCE)
def test_stance(claim_of, text, kind, stance):
    assert claim_of(text, kind).stance == stance


ROLES = [
    (
        "The Northern Front and the army clashed in Velin.",
        "fights",
        {"who": ["Northern Front"], "with": ["army"], "place": ["Velin"]},
    ),
    (
        "The army and the militants are fighting in Velin.",
        "fights",
        {"who": ["army"], "with": ["militants"], "place": ["Velin"]},
    ),
    ("Two prisoners escaped from a jail in Velin.", "frees", {"whom": ["Two prisoners"]}),
    ("Forty militants laid down their arms in Velin.", "surrenders", {"who": ["Forty militants"]}),
    ("The militants staged an assault on Velin.", "attacks", {"by": ["militants"], "target": ["Velin"]}),
    ("The withdrawal of the militants from Velin began.", "moves", {"who": ["militants"], "from": ["Velin"]}),
    (
        "The Northern Front has lost Velin, according to the United Nations.",
        "loses",
        {"who": ["Northern Front"], "place": ["Velin"], "to": None},
    ),
    ("The army has been massing troops in Velin.", "present_in", {"who": ["troops"], "place": ["Velin"]}),
    (
        "The president named General Omid Rask as chief of staff.",
        "appoints",
        {"by": ["president"], "who": ["Omid Rask"], "post": ["chief of staff"]},
    ),
    (
        "The commander of the Eastern Brigade, Omid Rask, fled to Tessel.",
        "holds_post",
        {"who": ["Omid Rask"], "in": ["Eastern Brigade"]},
    ),
    ("Twelve prisoners were executed by the militants in Velin.", "kills", {"place": ["Velin"]}),
    ("The army launched an offensive against the Northern Front in Velin.", "attacks", {"place": ["Velin"]}),
    ("The army arrested about 40 people, including five women, in Velin.", "detains", {"whom": ["about 40 people"]}),
    (
        "The Northern Front rejected claims that it had attacked Velin.",
        "attacks",
        {"by": ["Northern Front"], "target": ["Velin"]},
    ),
    ("The army lost 12 soldiers in Velin.", "kills", {"whom": ["12 soldiers"]}),
]


@pytest.mark.parametrize(("text", "kind", "roles"), ROLES)
def test_roles(claim_of, text, kind, roles):
    found = claim_of(text, kind).roles
    assert {r: found.get(r) for r in roles} == roles


def test_retaken_place(claims_of):
    found = claims_of("The army captured Velin last year but lost it on Sunday.")
    assert [(c.kind, c.roles["place"], c.when) for c in found] == [
        ("takes", ["Velin"], "last year"),
        ("loses", ["Velin"], "on Sunday"),
    ]


def test_neither_nor(claims_of):
    found = claims_of("The army has neither captured Velin nor shelled Tessel.")
    assert [(c.kind, c.stance) for c in found] == [("takes", "denied stated"), ("attacks", "denied stated")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The shelling killed 12 civilians and wounded 30 others in Velin.", [("kills", "12"), ("injures", "30")]),
        ("Twelve soldiers and 29 militants were killed in Velin.", [("kills", "Twelve"), ("kills", "29")]),
    ],
)
def test_counts(claims_of, text, counts):
    assert [(c.kind, c.count) for c in claims_of(text)] == counts


def test_unit_of_a_unit(claim_of):
    assert claim_of("A unit of 300 soldiers was sent to Velin.", "moves").unit == "soldiers"


@pytest.mark.parametrize("name", ["takes_power", "casualties"])
def test_examples(read, name):
    assert name in {c.kind for c in read(load_codebook()[name].example).claims}


def test_question(claims_of):
    assert claims_of("“Did the army shell Velin?” asked Dara Sami.", "attacks") == []


def test_no_denial_in_a_dismissal(claims_of):
    assert claims_of("The minister dismissed the brigade's commander.", "denies") == []


def test_no_one_was_killed(claims_of):
    found = claims_of("No one was killed in the attack on Velin.")
    assert [(c.kind, c.stance) for c in found] == [("kills", "denied stated"), ("attacks", "affirmed stated")]


@pytest.mark.parametrize(
    ("source", "post", "organisation"),
    [
        ("Northern Front spokesman Jal Boran", "Northern Front spokesman", "Northern Front"),
        ("Dara Sami of the Karsa Monitor", None, "Karsa Monitor"),
        ("Dara Sami, who heads the Karsa Monitor,", None, "Karsa Monitor"),
        ("The commander of the Eastern Brigade, Omid Rask,", "commander", "Eastern Brigade"),
        ("Jal Boran and Omid Rask", None, None),
    ],
)
def test_post_and_organisation(speakers_of, source, post, organisation):
    (s,) = speakers_of(f"{source} said the army had lost Velin.", "loses")
    said = [w.removeprefix("the ").removeprefix("The ") if w else None for w in (s.post, s.organisation)]
    assert s.named
    assert said == [post, organisation]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("Dara Sami said the militants had reportedly fled to Tessel.", "moves", ["Dara Sami", "reportedly"]),
        ("The army, Omid Rask said, has captured Velin.", "takes", ["Omid Rask"]),
        ("Omid Rask: “The army has captured Velin.”", "takes", ["Omid Rask"]),
        ("The Eastern Brigade “will take Velin,” Omid Rask said, though it has lost Tessel.", "loses", []),
        ("Belmark accused Ardania of shelling Velin.", "attacks", ["Belmark"]),
        ("Omid Rask declined to say whether the army had captured Velin.", "takes", []),
        ("According to a report by the Karsa Monitor, the army has shelled Velin.", "attacks", ["Karsa Monitor"]),
    ],
)
def test_voice(claim_of, text, kind, voice):
    assert claim_of(text, kind).voice == voice


@pytest.mark.parametrize("text", ["\ud800 said “\udfff”", "The army \udc80 captured Velin."])
def test_lone_surrogates(reader, text):
    reader.read(new_report(text))


@pytest.mark.parametrize(
    "text",
    [
        "the army and " * 1500 + "the militants fled to Velin.",
        "The army captured " + "Velin, " * 1500 + "and Tessel.",
        "The commander " + "of the army " * 1500 + "fled to Velin.",
    ],
)
def test_long_chains_do_not_exhaust_the_stack(reader, text):
    reader.read(new_report(text))


NOTHING = [
    ("The state-run agency reported nothing.", "commands"),
    ("Shells fell on the area surrounding the square in Velin.", "besieges"),
    ("The Northern Front, based outside Ardania, said nothing.", "present_in"),
    ("Velin lies between rebel and government-held zones.", "holds"),
    ("His kids must have been three and five.", "demands"),
    ("The plane was shot down killing all five people on board.", "attacks"),
    ("Omid Rask was in Belmark in part to discuss trade.", "loses"),
    ("The squeeze targets Belmark.", "attacks"),
    ("Ardania and Belmark should join forces.", "joins"),
    ("Omid Rask, as he had threatened to do, left Velin.", "threatens"),
    ("One veteran warned me to be careful.", "threatens"),
    ("Fighters massed around Velin, Ardania's capital.", "holds"),
    ("(AFP) A drone strike on Monday killed eight members of the Northern Front.", "accuses"),
    ("Officials found no basis for reports that civilians were killed.", "kills"),
    ("We think the war must end.", "demands"),
    ("Uncertainty surrounding the position of the men remains.", "besieges"),
]


@pytest.mark.parametrize(("text", "kind"), NOTHING)
def test_no_such_claim(claims_of, text, kind):
    assert claims_of(text, kind) == []


DOERS = [
    ("Lena Marek, the home secretary, spoke.", "holds_post", {"who": ["Lena Marek"], "in": None}),
    ("Belmark invaded Velin.", "attacks", {"target": ["Velin"]}),
    ("An explosion killed six people and injured another ten.", "kills", {"means": ["explosion"]}),
    ("6 citizens killed 22 injured in attacks in Velin.", "kills", {"whom": ["6 citizens"], "by": None}),
    ("Six were killed in a siege by rebel and government-held zones.", "kills", {"whom": ["Six"]}),
    ("The army ambushed a group of militants on Friday killing 15.", "kills", {"by": ["army"]}),
    ("A rocket hit Velin killing four civilians and injuring ten others.", "injures", {"whom": ["ten others"]}),
    (
        "The park was named for a commander from the Northern Front who was killed in 2004.",
        "kills",
        {"whom": ["commander"]},
    ),
    ("(AFP) A drone strike killed eight members of the Northern Front.", "kills", {"by": None}),
]


@pytest.mark.parametrize(("text", "kind", "roles"), DOERS)
def test_who_did_it(claim_of, text, kind, roles):
    found = claim_of(text, kind).roles
    for role, words in roles.items():
        assert found.get(role) == words


@pytest.mark.parametrize(
    "text",
    [
        "The defence minister, Omid Rask, who resigned in protest, spoke.",
        "A strike killed the commander of the Northern Front, Omid Rask.",
        "The envoy, Omid Rask, has resigned.",
    ],
)
def test_a_post_that_is_given_up_is_past(read, text):
    found = [c for c in read(text).claims if c.kind == "holds_post"]
    assert found
    assert all(c.when.tense == "past" for c in found)


def test_what_may_be_said_is_said_by_nobody(claims_of):
    found = claims_of("The leaders of the Northern Front can say that the army fled Velin.", "moves")
    assert [c.stance for c in found] == ["affirmed hypothetical"]


def test_who_says_that_he_can_say_so_says_it(claims_of):
    found = claims_of("“We can say that the army fled Velin,” said Omid Rask.", "moves")
    assert [(c.stance, c.voice) for c in found] == [("affirmed stated", ["Omid Rask"])]


def test_a_day_of_this_year(claim_of):
    assert claim_of("The army captured Velin on 5 March this year.", "takes").when == "on 5 March this year"


FILLERS = [
    (
        "A missile fired by army forces killed at least 18 civilians on Tuesday in Velin.",
        "kills",
        {"whom": ["at least 18 civilians"], "means": ["missile"], "by": None},
    ),
    ("Ardanian airstrikes killed or wounded 43 fighters in Velin.", "casualties", {"whom": ["43 fighters"]}),
    ("The minister wants to see an end to the Northern Front holding Velin.", "holds", {"who": ["Northern Front"]}),
    (
        "The Northern Front has accused the army of being behind it and fired missiles at a base in Velin.",
        "attacks",
        {"by": ["Northern Front"], "target": ["base"]},
    ),
    (
        "The strikes on Velin were carried out by the Rask regime and Southern League warplanes.",
        "attacks",
        {"by": ["Rask regime", "Southern League"], "target": ["Velin"], "means": None},
    ),
    (
        "The strikes on Velin were carried out by the Rask regime or Southern League warplanes.",
        "attacks",
        {"by": None, "target": ["Velin"], "means": None},
    ),
    ("Velin was hit by the army with rockets.", "attacks", {"by": ["army"], "means": ["rockets"]}),
    ("A soldier was shot by a sniper at a checkpoint in Velin.", "attacks", {"target": ["soldier"]}),
    ("The militants fired missiles at Tessel.", "attacks", {"by": ["militants"], "target": ["Tessel"]}),
    (
        "Last year Omid Rask was so upset by photos, he ordered a missile strike.",
        "orders",
        {"by": ["Omid Rask"], "what": ["missile strike"]},
    ),
    (
        "The fighters who were captured, and those who helped them, fled.",
        "detains",
        {"whom": ["fighters"]},
    ),
    (
        "Fighters from Velin, Tessel and Ombra were injured by the gas and Omid Rask had kept samples.",
        "injures",
        {"by": None, "means": ["gas"]},
    ),
    (
        "The war led to clashes between the Northern Front and the Southern League, the River Guard and the Third Brigade, "
        "and the army and the militants.",
        "fights",
        {"who": ["Northern Front"], "with": ["Southern League"]},
    ),
    ("Four families escaped the crimes of the terrorists.", "abuses", {"by": ["terrorists"], "whom": None}),
    ("A convoy was hit by an RPG in Velin.", "attacks", {"target": ["convoy"], "by": None, "means": ["RPG"]}),
    ("Rebels say the aim is to drive out civilians.", "displaces", {"by": None, "whom": ["civilians"]}),
    (
        "The year saw the army's River Spear operation against militants in Velin.",
        "attacks",
        {"by": ["army"], "target": ["militants"]},
    ),
    ("Twelve men were killed in Velin after the Tessel attack.", "attacks", {"place": None}),
    (
        "A source said that terrorists targeted with rocket shells the Velin neighborhood in Orsk city injuring 7 people.",
        "attacks",
        {"by": ["terrorists"], "target": ["Velin neighborhood"], "means": ["rocket shells"]},
    ),
    (
        "Militant groups on Tuesday attacked with shells the building of a hotel in Velin.",
        "attacks",
        {"by": ["Militant groups"], "target": ["building of a hotel"]},
    ),
    (
        "The army and allies also clashed with the terrorists in Velin.",
        "fights",
        {"who": ["army", "allies"], "with": ["terrorists"]},
    ),
    (
        "UN envoy Karen Sample said that Ardania was not involved in an attack, rejecting an accusation by Belmark.",
        "denies",
        {"by": ["Karen Sample"], "what": ["accusation"]},
    ),
    (
        "Ardania regards the Northern Front as inextricably linked to the Workers' Party inside Ardania.",
        "allied_with",
        {"who": ["Northern Front"], "with": ["Workers' Party"]},
    ),
    (
        "He spoke of war crimes and crimes against humanity committed by regime forces.",
        "abuses",
        {"act": ["crimes against humanity"], "by": ["regime forces"]},
    ),
    (
        "A bomber killed 30 people injured 90 on Monday in Velin.",
        "kills",
        {"by": ["bomber"], "whom": ["30 people"]},
    ),
    ("A bomber killed 30 people injured 90 on Monday in Velin.", "injures", {"by": ["bomber"], "whom": ["90"]}),
    (
        "In a keynote speech delivered in Velin, pitched as the centrepiece of his tour, Sample called for a common stand.",
        "demands",
        {"by": ["Sample"], "what": ["common stand"]},
    ),
    (
        "It shows the regime is targeting residential areas not military sites.",
        "attacks",
        {"target": ["residential areas"]},
    ),
    (
        "A shell hit the entrance of a school in Velin just as children were leaving it killing five people.",
        "kills",
        {"by": None, "whom": ["five people"], "means": ["shell"]},
    ),
    (
        "Meanwhile fighting between Front militants and a Belmark alliance troops has forced 13000 residents to flee Velin.",
        "displaces",
        {"by": ["fighting"], "whom": ["13000 residents"]},
    ),
    (
        "On Monday air strikes killed 23 people in the town which has been under siege by the army.",
        "besieges",
        {"place": ["town"], "by": ["army"], "whom": None},
    ),
    (
        "He described the town of Velin in Orsk province which Ardanian forces took from the group in April 2016.",
        "takes",
        {"place": ["town of Velin"]},
    ),
    (
        "Christians have fled the area reducing the population from 2000 to a few hundred.",
        "moves",
        {"from": ["area"]},
    ),
    (
        "The regime targeted Velin neighbourhood with a mortar containing napalm - a banned substance - killing two.",
        "attacks",
        {"target": ["Velin neighbourhood"]},
    ),
    (
        "Rebel shelling on the Ardanian capital Velin killed four civilians on Sunday.",
        "kills",
        {"whom": ["four civilians"]},
    ),
    ("Robinson was sentenced to seven and a half years in prison by an Ardanian court.", "prosecutes", {"of": None}),
    (
        "The minister opposed the decision to withdraw There are also concerns that they will fight.",
        "denies",
        {"what": ["decision"]},
    ),
    (
        "He said that the militants positioned in Velin forests targeted with rocket shells Orsk village injuring a man.",
        "attacks",
        {"by": ["militants"], "target": ["Orsk village"]},
    ),
    (
        "Since then thousands of people have been killed in the fighting and more than 10 million have been displaced.",
        "displaces",
        {"whom": ["more than 10 million"]},
    ),
    (
        "The jets resumed their missions in Velin with force targeting positions of the Front.",
        "attacks",
        {"by": None, "means": ["jets"]},
    ),
    (
        "The deal was welcomed by Ardania, a longtime supporter of Velin opposition forces, and Belmark, a key ally.",
        "backs",
        {"by": ["Ardania"], "whom": ["Velin opposition forces"]},
    ),
    ("A resident said terrorists were hit the city with artillery shells.", "attacks", {"target": ["city"]}),
    ("Omid Sample, a Syria expert at the Velin Institute, spoke.", "holds_post", {"in": ["Velin Institute"]}),
    (
        "“We were crossing the river on makeshift rafts near a village south of Damascus” SOHR director Omid Sample said.",
        "holds_post",
        {"in": ["SOHR"]},
    ),
]


@pytest.mark.parametrize(("text", "kind", "roles"), FILLERS)
def test_who_fills_a_role(claims_of, text, kind, roles):
    found = claims_of(text, kind)
    for role, words in roles.items():
        assert [c.roles.get(role) for c in found] in ([words], [] if words is None else [words]), found


POSTS = [
    ("Dara Sami and Omid Rask, leader of the Southern League, spoke.", ["Omid Rask"], ["Southern League"]),
    ("Lena Marek, an Ardanian journalist, spoke.", ["Lena Marek"], None),
]


@pytest.mark.parametrize(("text", "who", "body"), POSTS)
def test_who_holds_a_post(claim_of, text, who, body):
    found = claim_of(text, "holds_post").roles
    assert (found["who"], found.get("in")) == (who, body)


def test_posts_in_a_row_are_held_by_one(claims_of):
    found = claims_of(
        "Omid Rask, a professor who was the president's chief adviser, foreign minister and prime minister from 2003 to 2016, "
        "helped.",
        "holds_post",
    )
    assert [c.roles["who"] for c in found] == [["Omid Rask"]] * 4


UNFILLED = [
    ("Marek's predecessor, Omid Rask, spoke.", "holds_post"),
    ("Military strikes may be used to cover it up.", "attacks"),
    ("The town was divided between a rebel-held east and army-held west.", "holds"),
    ("The minister condemned the travel ban on refugees.", "accuses"),
    ("Seventeen were killed and many more injured in the night.", "injures"),
    ("The Karsa Monitor warned of a rise because of seriously wounded.", "injures"),
    ("Ardania is responsible for the Syria chemical attack.", "attacks"),
    ("Belmarkian recruits fighting for the Front fled.", "joins"),
    ("With every child who dies, with every act that goes unpunished, Velin is worse.", "kills"),
    ("Omid Sample, a Northern Front commander, said his men cheered.", "commands"),
    ("Meanwhile Front terrorists targeted on Wednesday afternoon al-Adawi area in Velin with rockets.", "attacks"),
    ("The convoys had been prevented by groups operating in Velin from reaching Tessel.", "moves"),
]


@pytest.mark.parametrize(("text", "kind"), UNFILLED)
def test_what_nobody_fills(claims_of, text, kind):
    assert claims_of(text, kind) == []


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Velin was taken by an Ardanian and Belmarkian-backed assault.", "Ardanian"),
        ("Ardania says it killed seven commanders in Velin air strike.", "Velin"),
        ("Northern Front fighters carried out Mondays attack in Velin.", "Mondays"),
        ("The army destroyed it, blaming the attacks on the Northern Front.", "Northern Front"),
    ],
)
def test_who_did_not_attack(claims_of, text, doer):
    filled = [f for c in claims_of(text, "attacks") for fillers in c.roles.values() for f in fillers]
    assert doer not in filled


def test_no_filler_is_a_scrap(claims_of):
    found = claims_of("by Omid Rask Karsa Post Twelve civilians were killed on Saturday in Velin.")
    assert all("Omid Rask" not in f for c in found for fillers in c.roles.values() for f in fillers)
    assert claims_of("�� were killed in Velin.", "kills") == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("(updated 1935) Get short URL 101 A mortar attack", "(updated 1935)\nGet short URL 101\nA mortar attack"),
        (
            "Tags Velin army air raids Suspected Ardanian strikes",
            "Tags\nVelin army air raids\nSuspected Ardanian strikes",
        ),
        ("Attack on Velin One civilian was killed", "Attack on Velin\nOne civilian was killed"),
        ("said. Velin Countryside Army units", "said. Velin Countryside\nArmy units"),
        ("said. Velin The Ardanian army", "said. Velin\nThe Ardanian army"),
        ("REUTERS/Omid Rask An Ardanian fled", "REUTERS/Omid Rask\nAn Ardanian fled"),
    ],
)
def test_lines_of_a_page(text, seen):
    assert with_breaks(text).strip() == seen


@pytest.mark.parametrize(
    ("words", "likely", "settled"),
    [
        ("in Velin Countryside the army", " Countryside", None),
        ("in Velin 11 people died", " people", 8),
        ("on June 12 rebels fled", " rebels", 10),
        ("killed more than 100 a monitor said", " a monitor", 20),
    ],
)
def test_where_a_lost_comma_stood(words, likely, settled):
    assert _settled(words, words.index(likely)) == settled


def test_a_comma_beside_a_figure_is_a_word():
    tokens = [t.text for t in parse("In 2011,rebels fled Velin,12 of them wounded.").tokens]
    assert tokens[:5] == ["In", "2011", ",", "rebels", "fled"]
    assert "12" in tokens

"""Who does it, who suffers it, with what and where: sentences of acts of violence that were read wrongly once."""

from __future__ import annotations

import pytest

FILLED = [
    ("A bombing killed ten people in Velin on Friday the Karsa Monitor said.", "kills", "whom", ["ten people"]),
    ("Shells hit a school in the town of Velin killing two children.", "kills", "by", None),
    ("Shells hit a school in the town of Velin killing two children.", "kills", "means", ["Shells"]),
    ("Militants targeted with rocket shells al-Velin neighborhood in Karsa.", "attacks", "by", ["Militants"]),
    (
        "Militants targeted on Sunday morning al-Velin neighborhood with rocket shells killing a woman.",
        "attacks",
        "by",
        ["Militants"],
    ),
    ("A woman killed two others injured in a rocket attack in Velin.", "kills", "whom", ["woman"]),
    ("A bomber killed ten people injured twenty in Velin.", "kills", "by", ["bomber"]),
    ("They were 19 men held together and tortured physically.", "abuses", "by", None),
    ("They were 19 men held together and tortured physically.", "abuses", "whom", ["19 men"]),
    ("Hundreds tortured to death by the army since 2011.", "abuses", "by", ["army"]),
    ("Bombardment on a neighbourhood controlled by rebels killed five civilians.", "kills", "by", None),
    (
        "A raid on the city of Velin where fighters are battling the Northern Front killed two women.",
        "kills",
        "by",
        None,
    ),
    (
        "A raid on the city of Velin where fighters are battling the Northern Front killed two women.",
        "kills",
        "means",
        ["raid"],
    ),
    ("Omid Rask said the army was not responsible for the bombing of Velin.", "attacks", "by", ["army"]),
    (
        "Gunmen operating in the country who are carrying out attacks against Velin were seen.",
        "attacks",
        "by",
        ["Gunmen"],
    ),
    ("The ministry wants to remove the burden of holding the fighters.", "detains", "by", None),
    (
        "A soldier jailed in Ardania after joining a group fighting the Northern Front has fled.",
        "fights",
        "place",
        None,
    ),
    (
        "The plan fails if Ardania and Belmark-backed forces fighting in Velin are given a role.",
        "fights",
        "who",
        ["Belmark-backed forces"],
    ),
    (
        "Omid Rask demanded that Ardania and Belmark repatriate and prosecute their citizens fighting in Velin.",
        "fights",
        "with",
        None,
    ),
    ("At least 20 people were injured in regime and Belmarkian bombings.", "attacks", "by", ["regime", "Belmarkian"]),
    (
        "Clashes erupted between the Ardanian forces and militants of the Northern Front in Velin.",
        "fights",
        "who",
        ["Ardanian forces"],
    ),
    ("The fighter who enslaved her was killed.", "abuses", "whom", None),
    (
        "The ministry accused the Northern Front a member of a coalition fighting militants in Velin of killing six civilians.",
        "kills",
        "by",
        ["Northern Front"],
    ),
    ("Omid Rask stressed that the raids are aimed at civilians; forcing residents to flee.", "displaces", "by", None),
    (
        "The raids went on in the suburbs of Velin, where 69 people have been killed.",
        "kills",
        "place",
        ["suburbs of Velin"],
    ),
    ("The town which has been under siege by the army was shelled.", "besieges", "by", ["army"]),
    (
        "Government forces backed by ally Belmark have shelled Velin.",
        "attacks",
        "by",
        ["Government forces backed by ally Belmark"],
    ),
    ("According to the Karsa Monitor heavy bombardment has hit Velin.", "attacks", "by", None),
]


@pytest.mark.parametrize(("text", "kind", "role", "words"), FILLED)
def test_filled(claim_of, text, kind, role, words):
    found = claim_of(text, kind).roles.get(role)
    assert found == words


def test_teller_speaks(claim_of):
    text = "A bombing killed ten people in Velin on Friday the Karsa Monitor said."
    assert claim_of(text, "kills").voice == ["Karsa Monitor"]


def test_contrasted_clause_has_its_own_place(claims_of):
    text = "Three people were killed in Velin while seven were killed by strikes on Orsk."
    places = {c.roles["whom"][0]: c.roles.get("place") for c in claims_of(text, "kills")}
    assert places == {"Three people": ["Velin"], "seven": None}


@pytest.mark.parametrize(
    "text",
    [
        "Velin airstrike agency UN killed ten people on Friday.",
        "Tags shelling Velin",
        "Belmark Air strikes killed ten people in Velin.",
    ],
)
def test_scraps_of_a_page_do_nothing(claims_of, text):
    assert all("by" not in c.roles for c in claims_of(text) if c.kind in ("attacks", "kills"))


STANDS_FOR = [
    (
        "The United Nations spoke of civilians in Velin. After their offensive began the rebels shelled Velin.",
        "attacks",
        "civilians",
    ),
    ("A group of jihadis shot five guards at the gate. They then killed a journalist.", "kills", "five guards"),
]


@pytest.mark.parametrize(("text", "kind", "wrong"), STANDS_FOR)
def test_doer_is_not_who_was_hit(claims_of, text, kind, wrong):
    assert all(wrong not in c.roles.get("by", []) for c in claims_of(text, kind))


def test_the_dead_of_a_heading_fire_nothing(claims_of):
    text = "2 persons killed 13 injured in rocket attacks on Velin fired more than 20 shells on Orsk."
    assert all("2 persons" not in c.roles.get("by", []) for c in claims_of(text, "attacks"))


def test_who_broke_the_news_is_no_attacker(claims_of):
    text = "The regime bombardment of Velin was broken earlier by the Karsa Post."
    assert all("Karsa Post" not in c.roles.get("by", []) for c in claims_of(text, "attacks"))


def test_means_of_some_attacks_only(claim_of):
    text = "Three people were killed in attacks including with chemical weapons in Velin."
    assert "chemical weapons" not in claim_of(text, "kills").roles.get("means", [])


SIDES = [
    ("Ten were hurt when groups affiliated to the Northern Front fired a shell on Orsk.", "attacks", "by",
     ["groups affiliated to the Northern Front"]),
    ("Residents fled when militants linked to the River Guard attacked the village of Orsk.", "attacks", "by",
     ["militants linked to the River Guard"]),
    ("Groups linked to the Northern Front targeted with a rocket shell Velin village.", "attacks", "target",
     ["Velin village"]),
    ("The ministry condemned a bombing killing four people in Velin.", "kills", "by", None),
    ("The council denounced a raid targeting a school in Velin.", "attacks", "by", None),
    ("The army carried out a raid killing four people in Velin.", "kills", "by", ["army"]),
    ("The army launched an operation targeting militants in Velin.", "attacks", "by", ["army"]),
    ("The strikes were launched not by the army or Ardania, but by the Northern Front.", "attacks", "by",
     ["Northern Front"]),
    ("The villagers were killed not by the army, but by the River Guard.", "kills", "by", None),
    ("At least 30 people most of them civilians were killed in the raids on Velin.", "kills", "whom",
     ["At least 30 people"]),
    ("At least 30 people nearly all civilians have been killed in Velin.", "kills", "whom", ["At least 30 people"]),
    ("Ten fighters were killed in an attack on a market and a school in Velin.", "attacks", "target",
     ["market", "school"]),
    ("Seven members were killed in five coalition strikes against the bases and a vehicle in Orsk.", "kills", "means",
     ["five coalition strikes"]),
    ("Omid Rask was standing at the gate when gunmen came to the base, believed to be empty, and shot two guards.",
     "attacks", "by", ["gunmen"]),
    ("The alliance supported by coalition strikes and foreign advisers surrounded Orsk in April.", "besieges", "by",
     ["alliance supported by coalition strikes and foreign advisers"]),
    ("The ministry said a soldier died in a bombing in Velin and that 11 militants were killed in clashes.", "kills",
     "means", ["clashes"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "role", "words"), SIDES)
def test_on_the_right_side(claims_of, text, kind, role, words):
    found = claims_of(text, kind)
    assert found
    assert any(claim.roles.get(role) == words for claim in found), found


@pytest.mark.parametrize(
    ("text", "kind", "role", "wrong"),
    [
        ("Ardania responded to an attack by militants targeting an air base in Orsk.", "attacks", "by", "Ardania"),
        ("The guards opened fire on them forcing them to flee.", "attacks", "target", "guards"),
        ("The council met on the fighting with Belmark and Ardania demanding a truce.", "fights", "with", "Belmark"),
        ("Omid Rask spoke of the Velin attack made public by Belmark on Friday.", "attacks", "by", "Belmark"),
        (
            "Ten militants were killed in an offensive they had launched to reopen the road to Velin.",
            "kills",
            "means",
            "offensive",
        ),
        (
            "At least 29 children died in the cold after fleeing fighting in the last villages of Velin.",
            "kills",
            "place",
            "last villages of Velin",
        ),
        (
            "The ministry said one was killed in a bombing in Velin and that 11 militants died in clashes.",
            "kills",
            "whom",
            "clashes",
        ),
    ],
)
def test_on_no_wrong_side(claims_of, text, kind, role, wrong):
    assert all(wrong not in claim.roles.get(role, []) for claim in claims_of(text, kind))


@pytest.mark.parametrize(
    ("text", "kind", "role", "words"),
    [
        (
            "The army repelled an attack by the Northern Front on Orsk killing twenty militants.",
            "kills",
            "by",
            ["army"],
        ),
        (
            "The agency in Velin said that 20 rocket shells fired by terrorists positioned in Karsa, Ombra and Tessel, "
            "targeted houses in Orsk and Port Amal neighborhoods in the city.",
            "attacks",
            "target",
            ["houses"],
        ),
        ("The rebels fired on the police. The police attacked them.", "attacks", "target", ["police"]),
        (
            "Karsa is less than two kilometres (one mile) from a strategic hill in Orsk province that Northern Front "
            "rebels seized on October 5 in a battle that cost the lives of 30 regime forces.",
            "takes",
            "place",
            ["strategic hill"],
        ),
        ("The Army of the North said its raid answered an attack by the army on Velin.", "attacks", "by", ["army"]),
    ],
)
def test_the_tree_is_put_right(claims_of, text, kind, role, words):
    assert any(claim.roles.get(role) == words for claim in claims_of(text, kind)), claims_of(text)


@pytest.mark.parametrize(
    ("text", "kind", "role", "wrong"),
    [
        ("It was chaos in Velin. They hit the hospital, people were fleeing.", "attacks", "by", "people"),
        ("We as Ardanians were happy until they fought us.", "fights", "who", "Ardanians"),
        ("People who are fleeing war should have havens, Omid Rask said.", "displaces", "whom", "People"),
    ],
)
def test_they_are_somebody_else(claims_of, text, kind, role, wrong):
    assert all(wrong not in claim.roles.get(role, []) for claim in claims_of(text, kind))


def test_forty_wounded_do_not_report(speakers_of):
    text = "Two car bombs hit a bus station in Velin killing 12 people and wounding 40 state media reported."
    assert [speaker.speaker for speaker in speakers_of(text, "kills")] == ["state media"]


def test_one_town_is_not_both_place_and_people(claims_of):
    found = claims_of("The militia along with the army besieged Velin.", "besieges")
    assert [claim.roles.get("place") for claim in found] == [["Velin"]]
    assert all("whom" not in claim.roles for claim in found)


def test_nobody_is_allied_with_the_north(claims_of):
    text = "The army is attacking from the north and its allies from the south."
    assert all("north" not in claim.roles.get("with", []) for claim in claims_of(text))


def test_airstrikes_at_the_head_are_means(claim_of):
    found = claim_of("Airstrikes destroyed the road to Velin.", "attacks")
    assert found.roles.get("means") == ["Airstrikes"]
    assert "by" not in found.roles


ONCE_MISFITS = [
    ("Omid Sample was shot twice, detained and tortured in Velin.", "abuses", "by", None),
    ("Omid Sample was shot twice, detained and tortured in Velin.", "abuses", "whom", ["Omid Sample"]),
    ("57 civilians killed 150 injured in attacks on Velin.", "injures", "whom", ["150"]),
    ("The Front gave the militia permission to attack Velin.", "attacks", "by", None),
    (
        "The army has committed crimes. Omid Sample's massacre of civilians in Velin went on.",
        "kills",
        "whom",
        ["civilians"],
    ),
    (
        "The tribunal will judge Omid Sample for his massacres against the Ardanian people.",
        "kills",
        "by",
        ["Omid Sample"],
    ),
    ("The tribunal heard of Omid Sample's killing by the army.", "kills", "whom", ["Omid Sample"]),
    ("They have targeted villagers, such as in the town of Velin.", "attacks", "target", ["villagers"]),
    (
        "Men based in Karsa targeted with rocket shells al-Velin and al-Orsk neighborhoods killing two people.",
        "kills",
        "by",
        ["Men based in Karsa"],
    ),
    ("A bombing outside the city of Velin killed ten people.", "kills", "place", None),
    (
        "The army said a soldier was killed in a blast in Velin and that 11 militants were killed in clashes that day.",
        "kills",
        "place",
        ["Velin"],
    ),
    (
        "The rocket fire in Velin hit two neighbourhoods in the city with one of the attacks striking a school.",
        "attacks",
        "means",
        ["rocket fire"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "role", "words"), ONCE_MISFITS)
def test_misfits_fill_no_role(claims_of, text, kind, role, words):
    assert claims_of(text, kind)[0].roles.get(role) == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army killed ten extremists in Velin foiling their attack.", "attacks"),
        ("Bodies of several injured civilians arrived in the hospital.", "kills"),
        ("Photos show limp bodies of children.", "kills"),
        ("A spokesman for the command that oversees Ardanian operations in the region resigned.", "attacks"),
        ("Activists said that ten civilians were killed and many more wounded in Velin.", "casualties"),
        ("Many farmers abandoned their land.", "loses"),
        ("Six children were among the dead in Velin.", "present_in"),
    ],
)
def test_not_said(claims_of, text, kind):
    assert not claims_of(text, kind)


def test_among_the_dead(claim_of):
    assert claim_of("Six children were among the dead in Velin.", "kills").roles["whom"] == ["Six children"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Twenty fighters some of them foreigners were killed in the raid.", ["Twenty fighters"]),
        (
            "In Karsa at least 50 fighters, most of them from the Front group were killed in army operations.",
            ["at least 50 fighters"],
        ),
        ("Most of them were killed in the raid.", ["Most of them"]),
    ],
)
def test_some_of_them_stand_for_no_others(claim_of, text, whom):
    assert claim_of(text, "kills").roles["whom"] == whom


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("Belmarkian air strikes in Aleppo, Syria killed ten civilians.", "by", None),
        ("Belmarkian air strikes in Aleppo, Syria killed ten civilians.", "means", ["Belmarkian air strikes"]),
        ("Syria killed ten civilians in Aleppo.", "by", ["Syria"]),
    ],
)
def test_the_country_behind_a_town_does_nothing(claim_of, text, role, words):
    assert claim_of(text, "kills").roles.get(role) == words


def test_letters_in_square_brackets_belong_to_the_name(claim_of):
    assert claim_of("Fighters of the Northern Front [NF] attacked Velin.", "attacks").roles["by"] == [
        "Fighters of the Northern Front"
    ]


def test_who_is_him_is_not_who_met_him(read):
    text = "Omid Sample identified the pilot as Arun Tester and spoke with him before he was killed."
    [killed] = [c for c in read(text).claims if c.kind == "kills"]
    [whom] = killed.roles["whom"]
    assert whom.identity is None or whom.identity.name != "Omid Sample"


def test_meanwhile_begins_a_sentence(claims_of):
    text = (
        "On Friday afternoon the fire brigade said that four people were killed in their homes and 43 others were injured "
        "in rocket shells fired by the rebels on the market of Dorun in Orsk City Meanwhile in Velin city one person was "
        "injured by rounds fired by the rebels on a school. The governor visited the wounded in the hospital and promised "
        "help for all the families that had lost their homes."
    )
    first = next(c for c in claims_of(text, "injures") if c.roles["whom"] == ["43 others"])
    assert "Velin city" not in first.roles.get("place", [])


def test_a_city_threatens_nobody(claims_of):
    assert not claims_of("Troops ended the siege of the city, which threatens many civilians.", "threatens")


BLOWS = [
    ("Dozens have been killed after raids, targeted a market in Velin.", "attacks", "target", "market"),
    ('Two people were killed in Velin when mortars fired by "rebels" hit the quarter of the capital.',
     "attacks", "means", "mortars"),
    ("Shelling by the army killed at least 21 civilians in Velin on Saturday, more than half of them children, the "
     "Monitor said.", "kills", "means", "Shelling"),
    ("After examining the atrocities committed by rebels Sample said the images were clear.", "abuses", "by", "rebels"),
    ("The families of two men killed fighting the Northern Front in Velin have condemned a report.",
     "fights", "who", "two men"),
    ("The attack took place in Velin southeast Karsa, a region that links it.", "attacks", "place", "Velin"),
    ("IS fighters have seized a number of buildings in Velin.", "takes", "who", "fighters"),
    ("Witnesses said most of the fighters killed in the attack were from the Front.", "kills", "whom", "fighters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "role", "words"), BLOWS)
def test_who_struck_and_who_was_struck(claims_of, text, kind, role, words):
    found = [c.roles.get(role, []) for c in claims_of(text, kind)]
    assert all(fillers in ([words], []) for fillers in found)
    assert [words] in found


BYSTANDERS = [
    ("An Islamic body declared a state in parts of Orsk, and called on Muslims to take up arms against Belmark.",
     "fights", "who", "Islamic body"),
    ("Dozens have been killed after raids, targeted a market in Velin.", "attacks", "by", "Dozens"),
    ("Shelling by the army killed 21 people on Saturday, half of them children, the Monitor said.", "kills", "by",
     "Monitor"),
    ("Troops, as well as special forces from Belmark, have fought alongside the militia to oust the Northern Front.",
     "fights", "with", "special forces from Belmark"),
    ("The army and the militia had been battling for weeks to push the Front out.", "fights", "with", "militia"),
    ('"Hit your opponents where it hurts," said Omid Sample.', "attacks", "by", "Omid Sample"),
    ("The coalition is assisting the government to destroy the Northern Front.", "attacks", "by", "coalition"),
    ("Omid Sample said the mission is to destroy the Northern Front.", "attacks", "by", "mission"),
    ("They support raids against the Islamic State of Iraq and the Levant.", "attacks", "target", "Levant"),
    ("Several groups have deployed drones, including the Northern Front and the Velin Guard.", "moves", "who",
     "Velin Guard"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "role", "wrong"), BYSTANDERS)
def test_bystanders_do_and_suffer_nothing(claims_of, text, kind, role, wrong):
    assert all(wrong not in c.roles.get(role, []) for c in claims_of(text, kind))


def test_two_sides_that_clash_are_two_sides(claim_of):
    found = claim_of("The army and the militia clashed in Velin.", "fights").roles
    assert (found["who"], found["with"]) == (["army"], ["militia"])

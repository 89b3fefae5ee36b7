"""The actors that come with the project: every entry can be used, and every name leads where it should."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from marsad.records import DataError, UnknownName
from marsad.register import Actors
from marsad.register.actor_data import DATA_FOLDER, KINDS, RELATIONS, load_actors
from marsad.register.actors import Name, name_key


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors()


def ids(actors: Actors, name: str) -> list[str]:
    return [m.actor.id.removeprefix("actor:") for m in actors.find(name)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Islamic State", "Daesh", "Isis", "ISIS", "Isil", "IS", "the Islamic State group", "Islamic State of Iraq and the Levant",
          "the Islamic State militant group", "so-called Islamic State", "Da’esh", "Daesh’s", "داعش"], "islamic-state"),
        (["Popular Mobilization Units", "Popular Mobilisation Forces", "PMU", "PMF", "Hashd al-Shaabi", "Hashed Al Shaabi",
          "Hashd ash-Shaabi", "Hashd al-Sha'abi", "the popular Mobilisation Units (PMU)".removesuffix(" (PMU)")],
         "popular-mobilisation-forces"),
        (["Kataib Hezbollah", "Kata’ib Hezbollah", "Kataib Hizballah", "Kata'ib Hizbollah"], "kataib-hezbollah"),
        (["Hezbollah", "Hizbullah", "Hizbollah", "Lebanese Hezbollah", "Lebanon’s Hezbollah"], "hezbollah"),
        (["al-Qaeda", "Al Qaeda", "al-Qaida", "Al-Qa'ida", "al-Qaeda network"], "al-qaeda"),
        (["Jabhat al-Nusra", "Nusra Front", "al-Nusra Front", "Nusra"], "al-nusra-front"),
        (["Jabhat Fatah al-Sham", "Jabhat Fateh al-Sham"], "jabhat-fatah-al-sham"),
        (["Hayat Tahrir al-Sham", "HTS", "Hay’at Tahrir al-Sham", "Tahrir al-Sham"], "hayat-tahrir-al-sham"),
        (["Syrian Democratic Forces", "SDF", "the SDF"], "syrian-democratic-forces"),
        (["YPG", "People’s Protection Units", "People's Protection Unit"], "ypg"),
        (["PKK", "Kurdistan Workers’ Party", "Kurdistan Workers' party"], "pkk"),
        (["Badr Organization", "Badr Organisation"], "badr-organisation"),
        (["Asaib Ahl al-Haq", "Asa’ib Ahl Al-Haq", "Asaib Ahl el-Haq"], "asaib-ahl-al-haq"),
        (["the Syrian Observatory for Human Rights", "SOHR", "the Observatory", "Syrian Observatory"],
         "syrian-observatory-for-human-rights"),
        (["Iraqi forces", "Iraqi Security Forces", "Iraqi troops"], "iraqi-security-forces"),
        (["Iraqi army", "Iraq’s army", "army of Iraq"], "iraqi-army"),
        (["Ministry of Peshmerga", "Peshmerga ministry"], "ministry-of-peshmerga"),
        (["United States", "the US", "U.S.", "USA", "America"], "united-states"),
        (["United Nations", "UN", "the U.N."], "united-nations"),
        (["Nato", "NATO"], "nato"),
        (["Boko Haram"], "boko-haram"),
        (["Houthis", "the Houthi rebels", "Huthis", "Ansar Allah"], "houthis"),
        (["Taliban", "the Taleban"], "taliban"),
        (["Wagner", "Wagner Group", "Wagner group"], "wagner-group"),
        (["the security council", "UN Security Council"], "un-security-council"),
        (["Turkish army", "Turkish forces", "Turkey’s army"], "turkish-armed-forces"),
        (["Norwegian police", "Norway’s police"], "police-of-norway"),
        (["Government of Chad", "Chadian government", "the government of Chad"], "government-of-chad"),
        (["Chilean Defence Ministry", "Chile’s Ministry of Defense"], "ministry-of-defense-of-chile"),
    ],
)  # fmt: skip
def test_names_lead_to_their_actor(actors: Actors, names: list[str], expected: str) -> None:
    assert {name: ids(actors, name)[:1] for name in names} == {name: [expected] for name in names}


@pytest.mark.parametrize(
    "words",
    ["is", "us", "who", "sdf", "he", "car", "group", "the group", "forces", "Kurdish forces", "Iraqi", "Russian mercenaries",
     "nusrat", "May", "", "  ", "-", "un"],
)  # fmt: skip
def test_other_words_lead_to_none(actors: Actors, words: str) -> None:
    assert ids(actors, words) == []


def test_actors_of_like_names_stay_apart(actors: Actors) -> None:
    groups = ["Hezbollah", "Kataib Hezbollah", "Harakat Hezbollah al-Nujaba", "PMU", "PKK", "YPG", "SDF", "Taliban",
              "Pakistani Taliban", "ISWAP", "Boko Haram", "Islamic State", "Islamic State Khorasan", "Iraqi army", "Peshmerga",
              "Ministry of Peshmerga", "Iraq", "Iraqi government"]  # fmt: skip
    found = [ids(actors, g)[0] for g in groups]
    assert len(set(found)) == len(groups)


def test_the_party_is_told_from_the_forces_by_its_capitals(actors: Actors) -> None:
    assert ids(actors, "Lebanese Forces") == ["lebanese-forces"]
    assert ids(actors, "Lebanese forces") == ["lebanese-armed-forces"]


def test_a_capital_is_a_weak_name_of_its_state(actors: Actors) -> None:
    (match,) = actors.find("Washington")
    assert match.actor.id == "actor:united-states"
    assert match.score < 0.5


def test_relations_hold_in_their_time(actors: Actors) -> None:
    kataib = actors.get("Kataib Hezbollah")
    assert kataib.related("part_of") == ("actor:popular-mobilisation-forces",)
    assert kataib.related("part_of", on=date(2010, 1, 1)) == ()
    assert "actor:hezbollah" not in kataib.related("part_of")
    assert "actor:kataib-hezbollah" in actors.get("PMU").related("umbrella_of")
    assert actors.get("YPG").related("part_of", on=date(2017, 1, 1)) == ("actor:syrian-democratic-forces",)
    assert actors.get("Islamic State").related("succeeds") == ("actor:islamic-state-of-iraq",)
    assert actors.get("Islamic State of Iraq").related("succeeds") == ("actor:al-qaeda-in-iraq",)


def test_who_merged_into_another_is_not_the_other(actors: Actors) -> None:
    zenki = actors.get("Nour al-Din al-Zenki")
    assert zenki.related("merged_into", on=date(2017, 3, 1)) == ("actor:hayat-tahrir-al-sham",)
    assert zenki.related("merged_into", on=date(2018, 3, 1)) == ()
    assert zenki.id != actors.get("Hayat Tahrir al-Sham").id


def test_former_names_make_a_chain(actors: Actors) -> None:
    chain = ["actor:hayat-tahrir-al-sham"]
    while before := actors.get(chain[-1]).related("succeeds"):
        chain.append(before[0])
    assert chain == ["actor:hayat-tahrir-al-sham", "actor:jabhat-fatah-al-sham", "actor:al-nusra-front"]


def test_no_name_means_two_actors_without_a_rule_that_decides(actors: Actors) -> None:
    """Where two bear a name, they belong to different countries or used it at different times: the report decides."""
    bearers: dict[str, list[tuple[str, tuple[str, ...], Name]]] = {}
    for actor in actors:
        for name in actor.names:
            bearers.setdefault(name_key(name.text), []).append((actor.id, actor.country, name))
    undecided = []
    for key, listed in bearers.items():
        for n, (one, here, first) in enumerate(listed):
            for other, there, second in listed[n + 1 :]:
                apart = bool(here) and bool(there) and not set(here) & set(there)
                exact = {"exact", "short"} & {first.use, second.use}
                if one != other and not apart and not exact:
                    undecided.append((key, one, other))
    assert undecided == []


def test_every_entry_is_whole(actors: Actors) -> None:
    own = [a for a in actors if a.kind != "state"]
    assert len(own) >= 300
    for actor in actors:
        assert actor.kind in KINDS
        assert actor.names[0].text == actor.name or actor.name in [n.text for n in actor.names]
        assert all(n.source for n in actor.names)
        assert all(r.type in RELATIONS and r.actor in actors.listed for r in actor.relations)
        assert actor.to_json()["id"] == actor.id


def test_every_name_finds_its_actor(actors: Actors) -> None:
    lost = [(a.id, n.text) for a in actors for n in a.names if a.id not in [m.actor.id for m in actors.find(n.text)]]
    assert lost == []


def test_get_takes_ids_and_names_of_any_case(actors: Actors) -> None:
    assert actors.get("actor:islamic-state").name == "Islamic State"
    assert actors.get("isis").id == "actor:islamic-state"
    assert actors.get("us").id == "actor:united-states"
    assert actors.get("actor:government-of-chad").name == "Government of Chad"


def test_an_unknown_name_offers_the_nearest(actors: Actors) -> None:
    with pytest.raises(UnknownName) as caught:
        actors.get("Syrian Democratik Forzes")
    assert "Syrian Democratic Forces" in caught.value.nearest
    assert str(caught.value).startswith("Syrian Democratik Forzes: no actor of this name is known; did you mean ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of data that can be broken."""
    copytree(
        DATA_FOLDER / "actors", tmp_path / "actors", ignore=lambda _, names: [n for n in names if n != "yemen.toml"]
    )
    (tmp_path / "actors" / "yemen.toml").write_text(
        '[lions]\nname = "Lions"\nkind = "militia"\ncountry = ["YE"]\n', "utf-8"
    )
    (tmp_path / "states.tsv").write_text("YE\tYemen\tYemeni\tYemenis\t\tSanaa\n", encoding="utf-8")
    (tmp_path / "institutions.toml").write_text(
        '[police]\nname = "Police"\nkind = "security force"\nwords = ["police"]\n', "utf-8"
    )
    return tmp_path


def test_a_folder_of_ones_own_is_read(folder: Path) -> None:
    actors = load_actors(folder)
    assert [a.id for a in actors] == ["actor:lions", "actor:yemen"]
    assert ids(actors, "Yemeni police") == ["police-of-yemen"]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('[lions]\nkind = "militia"', "yemen.toml, lions: `name` is missing; add it."),
        ('[lions]\nname = "Lions"', "yemen.toml, lions: `kind` is missing; add it."),
        ('[lions]\nname = "Lions"\nkind = "zoo"', "yemen.toml, lions: unknown kind `zoo`; use one of "),
        ('[lions]\nname = "Lions"\nkind = "militia"\ncolour = "red"', "yemen.toml, lions: unknown key `colour`; use one of "),
        ('[lions]\nname = "Lions"\nkind = "militia"\ncountry = ["Yemen"]', "yemen.toml, lions: `Yemen` is no ISO 3166-1 code; "),
        ('[lions]\nname = "Lions"\nkind = "militia"\nnames = [3]', "yemen.toml, lions: `3` is no name; "),
        ('[lions]\nname = "Lions"\nkind = "militia"\nnames = [{text = "L", as = "joke"}]', "yemen.toml, lions: unknown use `joke`; "),
        ('[lions]\nname = "Lions"\nkind = "militia"\nnames = [{text = "L", since = "soon"}]', "yemen.toml, lions: `soon` is no date; "),
        ('[lions]\nname = "Lions"\nkind = "militia"\npart_of = ["zebras"]', "part_of names the unknown actor `zebras`; use the id of an entry."),
        ('[lions]\nname = "Lions"\nkind = "militia"\npart_of = [{since = "2014"}]', "yemen.toml, lions: `{'since': '2014'}` is no relation; "),
        ('[yemen]\nname = "Yemen"\nkind = "militia"', "yemen.toml, yemen: actor has the id of a state; give it another id."),
        ('lions = "Lions"', "yemen.toml, lions: not a table; "),
        ("[lions", "yemen.toml: not valid TOML "),
    ],
)  # fmt: skip
def test_a_broken_entry_is_named(folder: Path, entry: str, says: str) -> None:
    (folder / "actors" / "yemen.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_actors(folder)
    assert says in str(caught.value)


def test_an_actor_in_two_files_is_refused(folder: Path) -> None:
    (folder / "actors" / "zoo.toml").write_text('[lions]\nname = "Lions"\nkind = "militia"\n', encoding="utf-8")
    with pytest.raises(DataError, match="actor is defined twice; remove one"):
        load_actors(folder)


def _drop_states(folder: Path) -> None:
    (folder / "states.tsv").unlink()


def _cut_line(folder: Path) -> None:
    (folder / "states.tsv").write_text("# fine\nYE\tYemen\n", encoding="utf-8")


def _strip_institution(folder: Path) -> None:
    (folder / "institutions.toml").write_text('[police]\nname = "Police"\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (_drop_states, "states.tsv: cannot be read (No such file or directory); install marsad again."),
        (_cut_line, "states.tsv:2: not six columns"),
        (_strip_institution, "institutions.toml, police: `kind` is missing; add it."),
    ],
)
def test_broken_files_are_named(folder: Path, break_it: Callable[[Path], None], says: str) -> None:
    break_it(folder)
    with pytest.raises(DataError) as caught:
        load_actors(folder)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "id_"),
    [("أحرار الشام", "ahrar-al-sham"), ("عصائب أهل الحق", "asaib-ahl-al-haq"), ("بوكو حرام", "boko-haram")],
)
def test_a_name_in_arabic_script_is_found_by_its_consonants(name: str, id_: str) -> None:
    (match,) = load_actors().find(name)
    assert match.actor.id == f"actor:{id_}"
    assert match.score < 0.7


@pytest.mark.parametrize("name", ["بدر", "شركة الكهرباء", "ا"])
def test_other_words_in_arabic_script_name_nobody_by_their_consonants(name: str) -> None:
    assert all(m.score > 0.8 for m in load_actors().find(name))

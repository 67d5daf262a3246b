from __future__ import annotations

import json
import subprocess
import sys

import pytest

from takeaways.language import DATA, Language, load

CODES = sorted(path.stem for path in DATA.glob("??.json"))


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_stop_words_in_lower_case(code: str) -> None:
    stop_words = load(code).stop_words
    assert len(stop_words) > 50
    assert all(word == word.lower().strip() and word for word in stop_words)


@pytest.mark.parametrize("code", CODES)
def test_each_field_is_what_the_class_says(code: str) -> None:
    for name, value in load(code)._asdict().items():
        default = Language._field_defaults.get(name, "")
        assert isinstance(value, type(default)), name


@pytest.mark.parametrize("code", CODES)
def test_each_stemmer_stems(code: str) -> None:
    name = load(code).stemmer
    if name:
        import Stemmer

        assert name in Stemmer.algorithms()


def test_a_region_and_the_case_are_left_out_of_account() -> None:
    assert load("en_GB")._replace(code="") == load("EN")._replace(code="")
    assert load("en-US").code == "en"


def test_both_written_norwegians_share_one_file() -> None:
    assert load("nb") == load("no")._replace(code="nb")
    assert load("nn").stemmer == "norwegian"


@pytest.mark.parametrize("code", ["tlh", "", "../en", "en/../en", "detect.json", "x\0y"])
def test_what_is_no_known_code_gives_empty_data(code: str) -> None:
    assert load(code)[1:] == Language("")[1:]


def test_sumy_escapes_are_read_as_letters() -> None:
    assert "não" in load("pt").stop_words
    assert not any("\\" in word for word in load("pt").stop_words)


def test_sumy_is_read_but_not_imported() -> None:
    code = (
        "import sys, json; from takeaways.language import load;"
        "words = load('en').stop_words;"
        "print(json.dumps([len(words), sorted({'sumy', 'nltk', 'numpy'} & set(sys.modules))]))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    count, loaded = json.loads(made.stdout)
    assert count > 500
    assert loaded == []


def test_only_the_language_asked_for_is_read() -> None:
    code = (
        "import sys, json; read = [];"
        "hook = lambda name, args: name == 'open' and read.append(str(args[0]));"
        "sys.addaudithook(hook);"
        "from takeaways.language import load; del read[:]; load('sv');"
        "print(json.dumps(read))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    names = sorted(path.rpartition("/")[2] for path in json.loads(made.stdout))
    assert names == ["sv.json", "swedish.txt"]

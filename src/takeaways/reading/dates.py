"""Lines that are a date or a time, and datelines: where and when a report was filed."""

from __future__ import annotations

import re

_MONTHS = """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec januar februar märz maerz mai juni juli
    oktober dezember jänner mär okt dez janvier février mars avril juin juillet août septembre
    octobre novembre décembre janv févr avr juil déc enero febrero marzo abril mayo junio
    julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
"""
MONTHS = frozenset(_MONTHS.split())
_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi
    do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles
    jueves viernes sábado domingo
"""
DAYS = frozenset(_DAYS.split())
_ZONES = """
    gmt utc bst est edt cst cdt mst mdt pst pdt cet cest et pt ct ist jst msk
"""
ZONES = frozenset(_ZONES.split())
_SMALL = """
    published updated last posted first on at am pm a.m p.m the of de del à a las le la um uhr
    am vom den der le mis jour modifié publié publicado actualizado el veröffentlicht
    aktualisiert stand erstellt h hrs date created st nd rd th and by
"""
SMALL = frozenset(_SMALL.split())
TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
NUMERIC = r"\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./](?:\d\d){1,2}"
CLOCK = r"(?i)\d\d?[:.h]\d\d|\d\d? ?[ap]\.?m\b"
AGENCY = r"([^()\n—–:;!?]{0,60}?)\s?\(([^()\n]{2,40})\)\.?\s*(--|[—–_]|-(?=\s))?"
DASH = r"([^()—–:;!?]{2,50}?)\s*(?:--|[—–]|(?<=\s)-(?=\s))\s*([\"“„«'‘]?[A-ZÀ-Þ\d][^\W_]*)"
_AGENCIES = """
    cnn ap reuters afp upi dpa bloomberg xinhua tass efe ansa apa sda ots pa aap ians pti uni
    kyodo yonhap interfax cnbc cbs bbc npr nbc abc rnz cp belga ritzau tt ntb anp lusa
"""
AGENCIES = frozenset(_AGENCIES.split())
_ARTICLES = """
    the a an die der das ein eine le la les un une el los las il
"""
DASHES = set("-–—")
ARTICLES = frozenset(_ARTICLES.split())
_NOT_PLACES = """
    the a an but and this that it he she they we i in on at for when live exclusive breaking
    update video watch opinion analysis news comment review nato fifa uefa
"""
NOT_PLACES = frozenset(_NOT_PLACES.split())
_LINKS = """
    de del am an der la le of the sur en and
"""
LINKS = frozenset(_LINKS.split())
MOST_WORDS = 6
SHORTEST_PLACE = 4
"""Letters of a place in capitals: ROME and OSLO, but not UK, EU or IBM."""
FARTHEST = 140
DAY = (
    r"\d{1,2}(?:st|nd|rd|th|\.)? (?:de )?[^\W\d_]{3,10}\.?,? (?:de )?\d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
)
LABELS = (
    "date:",
    "published",
    "posted",
    "updated",
    "last",
    "created",
    "publié",
    "publicado",
    "veröffentlicht",
)
LONGEST = 90
"""Characters of a date line with everything that sites put on it."""


def is_date(line: str) -> bool:
    """Return whether a line is nothing but a date or a time, with what labels it.

    >>> is_date("Published: 12th Feb, 9:14am"), is_date("02.31 CET"), is_date("In May it fell.")
    (True, True, False)
    """
    if len(line) > LONGEST or not any(c.isdigit() for c in line):
        return False
    words = [w.lower() for w in TOKEN.findall(line)]
    if words[-1] == "ago":  # "Updated 1h ago"; but "22 AGO 2031"
        return False
    names = [w for w in words if not w[0].isdigit()]
    if not all(w in MONTHS or w in DAYS or w in ZONES or w in SMALL for w in names):
        return False
    if any(w in MONTHS for w in names) or re.compile(NUMERIC).search(line):
        return True
    return bool(re.search(CLOCK, line))


def has_day(line: str) -> bool:
    """Return whether a date line names a day or month, not only a time."""
    return bool(re.compile(NUMERIC).search(line)) or any(
        w.lower() in MONTHS for w in TOKEN.findall(line)
    )


def day_of(line: str) -> str:
    """Return the date that a line states: the day alone where the line labels it, else the line.

    >>> day_of("PUBLISHED: 11:02 GMT, 4 February 2031"), day_of("April 19")
    ('4 February 2031', 'April 19')
    """
    labelled = line.lower().startswith(LABELS)
    match = re.compile(DAY).search(line) if labelled else None
    return match.group() if match else line


def dateline(text: str) -> str:
    """Return the dateline at the head of a paragraph, its dash included; empty if there is none.

    >>> dateline("PORT ESSERY, July 21 (Meridian) -- Dock workers voted on Monday.")
    'PORT ESSERY, July 21 (Meridian) --'
    >>> dateline("London (CNN)Rain fell."), dateline("PARIS—Rain fell.")
    ('London (CNN)', 'PARIS—')
    >>> dateline("The Office of Fair Trade (OFT) said so."), dateline("It rained - again.")
    ('', '')
    """
    head = text[:FARTHEST]
    if "(" in head and (match := re.match(AGENCY, head)):
        where, who, dash = match.groups()
        known = who.split("/")[0].split()[0].lower() in AGENCIES
        following = head[match.end() : match.end() + 2].lstrip()[:1]
        if not following or following.islower() or not _is_place(where, loose=True):
            return ""
        caps = who.isupper() and len(who) <= 8
        if known or (dash and who[0].isupper()) or (caps and not where):
            return match.group().rstrip()
        return ""
    if DASHES & set(head) and (match := re.match(DASH, head)):
        where, after = match.groups()
        lone = " " not in where and len(where) >= SHORTEST_PLACE and after.lower() in ARTICLES
        if _is_place(where, loose=lone):
            return match.group()[: -len(after)].rstrip()
    return ""


def _is_place(words: str, *, loose: bool) -> bool:
    """Return whether the words are a place, a day or both: ``ST. ORLA, Vell., 3. Mai``.

    A place stands in capitals; with a day, or where *loose* says that there is other evidence, it
    may be in small letters.
    """
    tokens = words.replace(",", " ").replace("/", " ").split()
    places = [t for t in tokens if not _is_day(t)]
    if not tokens:
        return loose
    if len(places) > MOST_WORDS or not all(t[0].isupper() or t in LINKS for t in places):
        return False
    if any(t.lower() in NOT_PLACES for t in places):
        return False
    if loose or len(places) < len(tokens):
        return True
    first = words.split(",")[0]
    return first.isupper() and sum(c.isalpha() for c in first) >= SHORTEST_PLACE


def _is_day(token: str) -> bool:
    bare = token.rstrip(".").lower()
    return token[0].isdigit() or bare in MONTHS or bare in DAYS

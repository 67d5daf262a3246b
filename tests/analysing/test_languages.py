"""Languages whose data tell no names: what is certain all the same, and nothing else."""

from __future__ import annotations

import pytest

from takeaways import pipeline
from takeaways.analysing import analyse
from takeaways.model import Ranking

TEXTS = {
    "de": (
        """
Der Hafen von Orrin bleibt bis zum Sommer geschlossen. Der Stadtrat nannte die Lage „sehr ernst“.
Die Schließung führt zu höheren Gebühren für die Fischer. Im kommenden Monat wird der Rat darüber
abstimmen. Ein Sprecher sprach von einer „schwierigen Frage“. Die Boote liegen nun in Tarnby.
""",
        {
            "framing": "„sehr ernst“; „schwierigen Frage“",
            "causes": "Die Schließung führt zu höheren Gebühren für die Fischer.",
            "watch": "Im kommenden Monat wird der Rat darüber abstimmen.",
        },
    ),
    "fr": (
        """
Le port d’Orrin restera fermé jusqu’à l’été. Le conseil a parlé d’une situation « très grave ».
Le quai a été fermé en raison de fissures dans le mur. Un vote est prévu le mois prochain à Orrin.
Les pêcheurs évoquent une « décision injuste ». Les bateaux sont maintenant à Tarnby.
""",
        {
            "framing": "« très grave »; « décision injuste »",
            "causes": "Le quai a été fermé en raison de fissures dans le mur.",
            "watch": "Un vote est prévu le mois prochain à Orrin.",
        },
    ),
    "es": (
        """
El puerto de Orrin seguirá cerrado hasta el verano. El concejo habló de una situación «muy grave».
El muelle se cerró debido a las grietas en el muro. La votación tiene previsto celebrarse en junio.
Los pescadores hablan de una «decisión injusta». Los barcos están ahora en Tarnby.
""",
        {
            "framing": "«muy grave»; «decisión injusta»",
            "causes": "El muelle se cerró debido a las grietas en el muro.",
            "watch": "La votación tiene previsto celebrarse en junio.",
        },
    ),
}


@pytest.mark.parametrize("code", TEXTS)
def test_terms_and_whole_sentences_and_no_names(code: str) -> None:
    text, expected = TEXTS[code]
    article = pipeline.read(text, language=code)
    found = analyse(article, Ranking("none", (1.0,) * len(article.story)))
    assert {point.kind: point.text for point in found.points} == expected
    assert found.paragraph is None

"""Articles made by rule, with takeaways made by another: what is learned from them is known."""

from __future__ import annotations

from random import Random

from takeaways.evaluating.datasets import Item

PLACES = ("Orrin", "Tarnby", "Harl", "Velm", "Skarsund", "Lodda", "Brenna", "Osmark")
BODIES = ("council", "harbour board", "water company", "school board", "county court", "museum")
DEEDS = (
    "closed the eastern pier",
    "sold two old ferries",
    "raised the price of water",
    "hired a new director",
    "bought forty hectares of forest",
    "lost a case over the tunnel",
    "opened a night school",
    "repaired the long bridge",
    "counted the seals in the bay",
    "moved the fish market",
    "banned fireworks near the stables",
    "cut the budget for roads",
)


def story(rng: Random, sentences: int = 9) -> list[str]:
    """Return the sentences of an article; all of them could be a takeaway."""
    deeds = rng.sample(DEEDS, sentences)
    return [
        f"The {rng.choice(BODIES)} of {rng.choice(PLACES)} {deed} for "
        f"{rng.randint(2, 90)} million crowns."
        for deed in deeds
    ]


def archive(articles: int, takes: slice, *, seed: int = 1) -> list[Item]:
    """Return articles whose editor always takes the same places."""
    rng = Random(seed)
    items = []
    for number in range(articles):
        sentences = story(rng)
        text = " ".join(sentences)
        items.append(Item(f"line {number + 1}", text, tuple(sentences[takes]), language="en"))
    return items

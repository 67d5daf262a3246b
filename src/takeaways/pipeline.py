"""The road from raw text to a report; the only module that knows the order of the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from takeaways import analysing, language, ranking, reading, rewriting, segmenting, selecting
from takeaways.errors import NothingToSummarizeError
from takeaways.model import Choice, LeftOut, Report
from takeaways.settings import DEFAULTS, check

if TYPE_CHECKING:
    from takeaways.model import Article, Candidate, Ranking
    from takeaways.settings import Settings

NOT_REPORTED = frozenset(
    {"ranker", "language", "encoding", "takeaways_heading", "analysis_heading", "heading_level"}
)
"""Settings that a report states elsewhere, or that change only how it looks."""


OWN_VOICE = "an opinion column or first-person story: the takeaways are in the author's own voice"
"""The warning where a takeaway says *I* or *we* outside quotations."""


class Course(NamedTuple):
    """Everything that was found on the way to a report; what ``takeaways explain`` shows."""

    article: Article
    ranking: Ranking
    candidates: tuple[Candidate, ...]
    """One for each sentence of :attr:`Article.story`, in its order."""
    choice: Choice


def read(
    data: str | bytes,
    *,
    name: str = "",
    media_type: str | None = None,
    language: str | None = None,
    settings: Settings = DEFAULTS,
) -> Article:
    """Read an article: decode, find its parts, segment it into sentences.

    *data* is the article as text, or as bytes of any encoding; *name* its file name, if it has
    one. *media_type* (``"text/plain"``, ``"text/markdown"``) and *language* (ISO 639-1) are found
    from the data where they are not given. Raises :class:`~takeaways.errors.InputError` where
    the data is no text.

    >>> article = read("The bridge opened on Monday. It cost 4.5 million crowns.")
    >>> [sentence.text for sentence in article.sentences]
    ['The bridge opened on Monday.', 'It cost 4.5 million crowns.']
    """
    check(settings)
    article = reading.read(data, name=name, media_type=media_type, encoding=settings.encoding)
    return _segmented(article, language or settings.language, settings)


def _segmented(article: Article, code: str | None, settings: Settings) -> Article:
    code = code or _language_of(article)
    article = article._replace(language=code)
    return article._replace(sentences=segmenting.segment(article, segmenter=settings.segmenter))


def _language_of(article: Article) -> str:
    """Return the language of the text, for what a page claims is often that of its template.

    Where there is no data to tell the claimed language by, the claim stands.
    """
    claimed = article.language
    if claimed and not (language.DATA / f"{claimed}.json").is_file():
        return claimed
    return language.detect(article.body or article.text, default=claimed or language.DEFAULT)


def explain(source: str | bytes | Article, settings: Settings = DEFAULTS) -> Course:
    """Rank, rewrite and select, and keep what each stage said.

    *source* is raw text, bytes, or what :func:`read` gave. Raises
    :class:`~takeaways.errors.NothingToSummarizeError` where the article holds no story and
    :class:`~takeaways.errors.UsageError` where the settings make no sense.

    >>> explain("The bridge over the Ume opened on Monday. Was it late?").choice.verdicts
    ('taken', 'a question')
    """
    check(settings)
    article = read(source, settings=settings) if isinstance(source, (str, bytes)) else source
    if not article.story:
        raise NothingToSummarizeError(_nothing_in(article))
    ranked = ranking.rank(article, settings)
    candidates = rewriting.rewrite(article, settings)
    choice = selecting.select(
        candidates, ranked, settings, language=language.load(article.language)
    )
    if rewriting.own_voice((t.text for t in choice.takeaways), article.language):
        choice = choice._replace(warnings=(*choice.warnings, OWN_VOICE))
    return Course(article, ranked, candidates, choice)


def _nothing_in(article: Article) -> str:
    where = article.name or "the input"
    reasons = sorted({b.reason for b in article.blocks if b.reason})
    if reasons:
        return (
            f"{where}: no story found, only {', '.join(reasons)}; `takeaways read --all` shows it"
        )
    return f"{where}: no story found: there is not one whole sentence in it"


def summarize(
    source: str | bytes | Article,
    *,
    count: int | Literal["auto"] | None = None,
    title: str | None = None,
    language: str | None = None,
    ranker: str | None = None,
    name: str = "",
    media_type: str | None = None,
    settings: Settings = DEFAULTS,
) -> Report:
    """Summarize an article into numbered takeaways and an analysis stub.

    *source* is raw text, bytes, or what :func:`read` gave. *count* and *ranker* override the
    settings' own; *title* is used where it is known from elsewhere. There are at most *count*
    takeaways, fewer only where the article has no more sentences fit to be one; then a warning in
    the report says so. Raises :class:`~takeaways.errors.InputError` where nothing can be
    summarized and :class:`~takeaways.errors.UsageError` where the settings make no sense.

    >>> text = "The bridge over the Ume opened to traffic on Monday. It cost 4.5 million crowns."
    >>> [takeaway.text for takeaway in summarize(text, count=1).takeaways]
    ['The bridge over the Ume opened to traffic on Monday.']
    """
    settings = settings._replace(
        count=settings.count if count is None else count,
        ranker=ranker or settings.ranker,
    )
    if isinstance(source, (str, bytes)):
        article = read(
            source, name=name, media_type=media_type, language=language, settings=settings
        )
    elif language and language != source.language:
        article = _segmented(source, language, settings)
    else:
        article = source
    if title:
        article = article._replace(title=title)
    return report_of(explain(article, settings), settings)


def analyse(article: Article, settings: Settings = DEFAULTS) -> Report:
    """Analyse an article and nothing else: a report without takeaways.

    Raises as :func:`explain` does.
    """
    course = explain(article, settings)
    alone = course._replace(choice=Choice((), course.choice.verdicts))
    return report_of(alone, settings._replace(analysis="full"))


def report_of(course: Course, settings: Settings) -> Report:
    """Analyse a course and put its findings together as a report."""
    from takeaways import __version__

    article = course.article
    return Report(
        title=article.title,
        language=article.language,
        takeaways=course.choice.takeaways,
        analysis=analysing.analyse(
            article,
            course.ranking,
            candidates=course.candidates,
            taken={i for t in course.choice.takeaways for i in t.sentences},
            short=settings.analysis == "short",
        )
        if settings.analysis != "none"
        else None,
        left_out=tuple(
            LeftOut(b.reason, b.start, b.end, " ".join(article.text[b.start : b.end].split()))
            for b in article.blocks
            if b.reason
        ),
        warnings=article.warnings + course.choice.warnings,
        name=article.name,
        byline=article.byline,
        date=article.date,
        version=__version__,
        ranker=course.ranking.ranker,
        settings=tuple(
            (name, value)
            for name, value in zip(settings._fields, settings, strict=True)
            if name not in NOT_REPORTED
        ),
    )

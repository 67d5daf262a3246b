"""Reports on articles that nobody wrote, to render."""

from __future__ import annotations

from takeaways.model import Analysis, Edit, Evidence, LeftOut, Paragraph, Point, Report, Takeaway

HARBOUR = Report(
    title="Orrin closes its harbour after cracks appear",
    language="en",
    takeaways=(
        Takeaway(
            number=1,
            text="The council closed Orrin harbour on Monday after cracks appeared in its wall.",
            quote="The council closed Orrin harbour on Monday after cracks appeared in its wall.",
            start=12,
            end=89,
            score=1.0,
            sentences=(1,),
        ),
        Takeaway(
            number=2,
            text="[Mayor Ilse Brandt] promised $2.5m “without delay” to crews who can't fish.",
            quote="However, she promised $2.5m “without delay” to crews who can't fish.",
            start=240,
            end=308,
            score=0.71234567,
            edits=(Edit("connective", 0, "However, she", "[Mayor Ilse Brandt]"),),
            sentences=(4,),
        ),
    ),
    analysis=Analysis(
        note="Draft for the editor: made of the article's own words.",
        paragraph=Paragraph(
            "This story names the council most often. It puts “the *Vasa*” in quotation marks.",
            (Evidence(1, 12, 89),),
        ),
        points=(
            Point(
                "Who acts",
                "the council (3), Ilse Brandt (2)",
                (Evidence(1, 12, 89), Evidence(4, 240, 308)),
                "actors",
            ),
            Point(
                "To watch",
                "Repairs are to end in May.",
                (Evidence(6, 400, 426),),
                "watch",
                "medium",
            ),
        ),
    ),
    left_out=(LeftOut("caption", 90, 120, "The eastern wall on Sunday."),),
    warnings=("2 of the 3 takeaways asked for.",),
    name="harbour.txt",
    byline="By Tove Lindqvist",
    date="3 May 2031",
    version="9.9.9",
    ranker="textrank",
    settings=(("count", 3), ("words", None), ("order", "article"), ("damping", 0.85)),
)

HOSTILE = Report(
    title="# <script>alert('x')</script> & more #",
    language="en",
    takeaways=tuple(
        Takeaway(number, text, text, number * 100, number * 100 + len(text), 0.5)
        for number, text in enumerate(
            (
                "1986. A great year for the *Vasa* and its crew_of_five.",
                "- Not a list, \x1b[31mnot red\x1b[0m, not \u202ebackwards\u202c, not \x07a bell.",
                "[Orrin](javascript:alert(1)) is &amp; stays <b>bold</b> \\* at 5 < 6 and 5 * 3.",
                "[The council] paid $5 and $6 for the well-known 'small yard' (again).",
            ),
            1,
        )
    ),
    analysis=Analysis("Too little here for an analysis."),
    name="hostile\u2028.txt",
)

BARE = Report(
    title="",
    language="",
    takeaways=(Takeaway(1, "It rained in Tarnby.", "It rained in Tarnby.", 0, 20, 1.0),),
)

REPORTS = {"harbour": HARBOUR, "hostile": HOSTILE, "bare": BARE}

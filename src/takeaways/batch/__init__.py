"""Summarizing a corpus instead of an article.

::

    corpus ─ find ─▶ items ─▶ journal ─ what is to be done ─▶ tasks ─ engine ─▶ receipts ─▶ journal

:mod:`.corpus` finds what is there, :mod:`.naming` names the outputs, :mod:`.journal` knows what was
done, :mod:`.working` does one item, an engine (:mod:`.inline`, :mod:`.processes`) does many,
:mod:`.runner` puts these together, and :mod:`.many` offers the same without journal and files.
"""

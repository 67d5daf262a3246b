"""Evaluating: how close the takeaways come to those that editors wrote, and learning from theirs.

:mod:`~takeaways.evaluating.datasets` reads articles with their published takeaways,
:mod:`~takeaways.evaluating.comparing` scores rankers on them side by side, and
:mod:`~takeaways.evaluating.learning` fits the news prior to them.
"""

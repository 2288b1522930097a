"""The known word nearest to one that is not known is offered; a far one never is."""

from __future__ import annotations

from macros.domain.words import correction, nearest


def test_the_nearest_word_is_offered() -> None:
    assert [nearest(word, ["larare", "lakare", "rektor"]) for word in ("larrare", "läkare", "xyz")] == ["larare", "lakare", None]


def test_a_remedy_names_the_nearest_word_or_what_else_to_do() -> None:
    remedies = [correction("larrare", ["larare"], "lägg till den"), correction("xyz", ["larare"], "lägg till den"), correction("x", [], "lägg till den")]
    assert remedies == ['rätta till "larare" eller lägg till den', "lägg till den", "lägg till den"]

"""Published content is never edited."""

from tests.house.published import changed, names, unwritten, written


def test_published_documents_have_the_hash_they_were_published_with() -> None:
    assert list(changed(names(), written())) == []


def test_every_document_that_ships_is_written_out() -> None:
    assert unwritten(names(), written()) == []


def test_seeded_edit_and_loss_are_found() -> None:
    before = {"paper a 1": "x", "paper b 1": "y", "paper c 1": "z"}
    now = {"paper a 1": "x", "paper b 1": "other"}
    assert list(changed(now, before)) == [
        "paper b 1 was published and changed",
        "paper c 1 was published and is gone",
    ]

"""What a diary has confirmed it keeps: through kills at random moments, and beside a second writer."""

import random

import pytest
from diaries import killed, survivors, writer


@pytest.mark.parametrize("kills", [15, pytest.param(1000, marks=pytest.mark.long)])
def test_a_kill_loses_nothing_that_was_confirmed(kills, tmp_path):
    """A process killed while it writes leaves a diary that opens, with all that was confirmed in it."""
    dice, diary = random.Random(9), tmp_path / "diaries" / "me.diary"
    confirmed: set[str] = set()
    for _ in range(kills):
        confirmed |= {*killed(diary, dice)}
        if diary.exists():
            assert confirmed <= survivors(diary)
    assert confirmed
    assert not [file for file in diary.parent.iterdir() if "damaged" in file.name]


def test_two_writers_lose_nothing(tmp_path):
    """Two processes that begin a diary at once and add 500 entries each leave 1,000."""
    diary = tmp_path / "diaries" / "me.diary"
    both = [writer(diary, 500, day) for day in ("2026-09-01", "2026-09-02")]
    confirmed = [uid for process in both for uid in process.communicate()[0].split()]
    assert [process.returncode for process in both] == [0, 0]
    assert len({*confirmed}) == 1000
    assert survivors(diary) == {*confirmed}

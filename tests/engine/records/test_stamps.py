"""Times are aware and in UTC; identifiers are UUIDs of version 7."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from engine.records.stamps import uuid7, written

# The example of RFC 9562, appendix A.6.
RFC_TIME = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)


def test_the_example_of_the_standard_is_met():
    # rand_a = CC3, then rand_b = 18C4DC0C0C07398F, whose two highest bits the variant replaces
    chance = (0xCC3 << 68 | 0x18C4DC0C0C07398F & (1 << 62) - 1).to_bytes(10, "big")

    assert uuid7(RFC_TIME, chance) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_identifiers_sort_by_time():
    drawn = [uuid7(RFC_TIME + timedelta(milliseconds=passed)) for passed in range(50)]

    assert drawn == sorted(drawn)
    assert {UUID(text).version for text in drawn} == {7}
    assert len(set(drawn)) == 50


def test_a_time_is_written_in_utc_whatever_its_zone():
    at = datetime(2026, 11, 23, 13, 0, tzinfo=timezone(timedelta(hours=1)))

    assert written(at) == "2026-11-23T12:00:00.000000+00:00"

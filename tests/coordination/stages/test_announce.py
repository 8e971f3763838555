"""Events over versions: what moves keeps its UID, what goes is cancelled, what stays stays, and no count falls."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from coordination.model.feeds import EventStatus, Feed, FeedEvent, FeedKind
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.stages.announce import announce, feeds_of
from tests.coordination.versions import FOURTH, LEADER, OTHER, SECOND, THIRD, VERSION, VISIT, newer

CONFIRMED, CANCELLED = EventStatus.CONFIRMED, EventStatus.CANCELLED
Told = dict[tuple[str, str], tuple[int, EventStatus]]


def after(*versions: PlanVersion) -> tuple[FeedEvent, ...]:
    events: tuple[FeedEvent, ...] = ()
    for version in versions:
        events = announce(events, version)
    return events


def told(events: tuple[FeedEvent, ...]) -> Told:
    return {(event.feed.subject, event.uid.split("@")[0]): (event.sequence, event.status) for event in events}


def test_a_first_version_confirms_everything_at_zero() -> None:
    events = after(VERSION)
    assert set(told(events).values()) == {(0, CONFIRMED)}
    assert {event.feed for event in events} == feeds_of(VISIT) | feeds_of(OTHER)


def test_a_moved_visit_keeps_its_uid_and_counts_up_where_it_is_shown() -> None:
    moved = replace(VISIT, held_on=date(2026, 4, 20))
    events = after(VERSION, newer(moved, OTHER))
    assert told(events)["LC-3", "v-1"] == told(events)["AMR", "v-1"] == (1, CONFIRMED)
    assert {event.shown.held_on for event in events if event.uid.startswith("v-1")} == {date(2026, 4, 20)}


def test_a_visit_that_stays_is_the_same_event_whatever_else_changes() -> None:
    first = after(VERSION)
    second = announce(first, newer(replace(VISIT, start="09:30"), OTHER))
    assert [event for event in first if event.uid.startswith("v-2")] == [
        event for event in second if event.uid.startswith("v-2")
    ]


def test_publishing_the_same_plan_again_or_its_team_in_another_order_changes_nothing() -> None:
    turned = replace(VISIT, team=(THIRD, SECOND, LEADER), checks=VISIT.checks[::-1], route="r9")
    assert after(VERSION, newer(turned, OTHER)) == after(VERSION)


def test_a_withdrawn_visit_is_cancelled_in_every_feed_and_stays() -> None:
    events = after(VERSION, newer(VISIT), newer(VISIT, version=3))
    assert {key: value for key, value in told(events).items() if key[1] == "v-2"} == {
        ("LC-1", "v-2"): (1, CANCELLED),
        ("LC-2", "v-2"): (1, CANCELLED),
        ("AMR", "v-2"): (1, CANCELLED),
        ("b1", "v-2"): (1, CANCELLED),
    }


def test_who_was_replaced_sees_the_visit_cancelled_and_who_comes_sees_it_confirmed() -> None:
    replaced = replace(OTHER, team=(LEADER, FOURTH))
    events = told(after(VERSION, newer(VISIT, replaced)))
    assert events["LC-2", "v-2"] == (1, CANCELLED)
    assert events["LC-4", "v-2"] == events["LC-1", "v-2"] == (1, CONFIRMED)
    assert events["LC-2", "v-1"] == (0, CONFIRMED)


def test_who_left_is_not_told_what_becomes_of_the_visit_and_on_return_the_count_goes_on() -> None:
    replaced = replace(OTHER, team=(LEADER, FOURTH))
    later = newer(VISIT, replace(replaced, start="10:00"), version=3)
    left = told(after(VERSION, newer(VISIT, replaced), later))
    assert left["LC-2", "v-2"] == (1, CANCELLED)
    back = told(after(VERSION, newer(VISIT, replaced), later, newer(VISIT, OTHER, version=4)))
    assert back["LC-2", "v-2"] == (3, CONFIRMED)
    assert back["LC-4", "v-2"] == (3, CANCELLED)


def test_a_visit_whose_day_has_gone_by_is_not_cancelled_afterwards() -> None:
    late = datetime(2026, 4, 7, 16, tzinfo=UTC)  # the 8th in China
    events = told(after(VERSION, newer(published_at=late)))
    assert events["LC-3", "v-1"] == (0, CONFIRMED)
    assert events["LC-1", "v-2"] == (1, CANCELLED)


TEAMS = st.lists(st.sampled_from([LEADER, SECOND, THIRD, FOURTH]), min_size=1, max_size=3, unique=True).map(tuple)
VISITS = st.builds(
    lambda team, day: replace(VISIT, team=team, held_on=day),
    TEAMS,
    st.sampled_from([date(2026, 5, 4), date(2026, 5, 5)]),
)
HISTORIES = st.lists(st.one_of(st.none(), VISITS), min_size=1, max_size=6)


@given(HISTORIES)
def test_over_any_history_counts_never_fall_nothing_vanishes_and_what_is_now_is_shown(
    history: list[PublishedVisit | None],
) -> None:
    events: tuple[FeedEvent, ...] = ()
    for number, visit in enumerate(history, 1):
        version = newer(*([visit] if visit else []), version=number)
        before, events = events, announce(events, version)
        now = {(event.feed, event.uid): event for event in events}
        for event in before:
            same = now[event.feed, event.uid]
            assert same == event or same.sequence > event.sequence
        shown = {event.feed for event in events if event.status is CONFIRMED}
        assert shown == (feeds_of(visit) if visit else set())
        if visit:
            assert {event.shown.held_on for event in events if event.status is CONFIRMED} == {visit.held_on}


def test_the_order_of_what_was_before_means_nothing() -> None:
    first, version = after(VERSION), newer(VISIT, replace(OTHER, start="08:30"))
    assert announce(first[::-1], version) == announce(first, version)
    assert [event.feed for event in announce(first, version)] == sorted(event.feed for event in first)
    assert Feed(FeedKind.BATCH, "b1") in {event.feed for event in first}

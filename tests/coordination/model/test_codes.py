"""Codes of targets: the worked values of GB 32100-2015 and what a wrong code is told."""

import pytest

from coordination.model.codes import (
    ALPHABET,
    check_character,
    organisation_check_character,
    organisation_code,
    registration_number_fault,
    uscc_fault,
)


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y43", "91110000600037341L", "11370300004224423Q", "113703030042170202", "91371502MA000020X0"],
)
def test_published_and_zero_remainder_codes_are_right(code: str) -> None:
    assert uscc_fault(code) is None
    assert organisation_check_character(organisation_code(code)[:8]) == organisation_code(code)[8]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y4Z", "uscc-alphabet"),
        ("91310115MA1H8R7C6D", "uscc-check-character"),
        ("91350100M000100Y4", "uscc-length"),
        ("９1350100M000100Y43", "uscc-full-width"),
        ("91350100I000100Y43", "uscc-alphabet"),
    ],
)
def test_wrong_codes(code: str, fault: str) -> None:
    assert uscc_fault(code) == fault


def test_every_other_last_character_is_wrong() -> None:
    good = "91371502MA000020X0"
    assert [end for end in ALPHABET if uscc_fault(good[:17] + end) is None] == ["0"]
    assert check_character(good[:17]) == "0"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("371500200012345", None),
        ("37150020001234", "registration-number-form"),
        ("37150020001234A", "registration-number-form"),
        ("３71500200012345", "registration-number-full-width"),
    ],
)
def test_old_registration_numbers(number: str, fault: str | None) -> None:
    assert registration_number_fault(number) == fault

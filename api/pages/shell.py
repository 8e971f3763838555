"""What every page has around it: who asks, in which language, where; and how a page becomes an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from litestar import Response
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import SkipValidation

from api.pages.choices import CHOICES
from api.pages.languages import texts_of_page
from api.pages.navigation import PUBLIC, Entry, Group, navigation_of
from api.pages.templating import render
from api.rest.given import Asked
from coordination.desk.office import Reference
from coordination.desk.permission import OPERATOR
from coordination.desk.telling import document_name
from coordination.model.access import ANYBODY, Act, Caller
from coordination.texts import Texts

_ZONE = ZoneInfo("Asia/Shanghai")
_NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page. path: of this page, with its query in `here`; csrf: what its forms must send back."""

    said: Texts
    caller: Caller
    csrf: str
    path: str
    query: str
    done: str
    reference: Reference
    today: date

    @property
    def here(self) -> str:
        """The address of this page, as a link on it would name it."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def navigation(self) -> tuple[Group, ...]:
        """What the caller may open."""
        return navigation_of(self.caller)

    @property
    def public_navigation(self) -> tuple[Entry, ...]:
        """What everybody may open."""
        return PUBLIC

    @property
    def logged_in(self) -> bool:
        """Whether it is somebody with an account who asks."""
        return self.caller.role is not ANYBODY.role

    @property
    def other_language(self) -> str:
        """The language that the switch changes to."""
        return "en" if self.said.language == "zh" else "zh"

    @property
    def switch_address(self) -> str:
        """Where the language is changed, and this page shown again."""
        return f"/language/{self.other_language}?{urlencode({'to': self.here})}"

    def say(self, code: str, /, **values: object) -> str:
        """A text of the catalogue."""
        return self.said.say(code, **values)

    @property
    def sees_all(self) -> bool:
        """Whether the caller's matters are the whole city's; to show what only who sees all may open."""
        return self.caller.sees_all

    def reaches(self, department: str) -> bool:
        """Whether items and people of a department are within the caller's reach; to lead there, not to allow it."""
        return self.caller.reach.department in {"", department}

    def may(self, act: str) -> bool:
        """Whether the caller may do this; to show a button, not to allow it."""
        return self.caller.may(Act(act))

    def region(self, code: str) -> str:
        """The name of a region in the language of the page, the code itself where it is unknown."""
        return self.said.called(code)

    def department(self, code: str) -> str:
        """The name of a department in the language of the page, the code itself where it is unknown."""
        found = next((one for one in self.reference.departments if one.code == code), None)
        return found.short_name if found and self.said.language == "zh" else self.said.called(code)

    def department_in_full(self, code: str) -> str:
        """As `department`, by the name that everybody knows: in Chinese not the short one of those who work here."""
        return self.said.called(code)

    def stratum(self, name: str) -> str:
        """A stratum of a draw in words: the district by name, and the class."""
        region, _, rest = name.partition("/")
        return f"{self.region(region)} {rest}".strip()

    def departments(self, codes: Iterable[str]) -> str:
        """The names of departments in a row, each once."""
        return self.listed(map(self.department, dict.fromkeys(codes)))

    def departments_in_full(self, codes: Iterable[str]) -> str:
        """As `departments`, by the names that everybody knows."""
        return self.listed(map(self.department_in_full, dict.fromkeys(codes)))

    def regions(self, codes: Iterable[str]) -> str:
        """The names of regions in a row."""
        return self.listed(map(self.region, codes))

    def specialties(self, codes: Iterable[str]) -> str:
        """The names of specialties in a row."""
        return self.listed(map(self.specialty, codes))

    def specialty(self, code: str) -> str:
        """The name of a specialty in the language of the page, the code itself where it is unknown."""
        return self.said.called(code)

    def document(self, form: str, title: str) -> str:
        """The name of a document in the language of the page."""
        return document_name(self.said, form, title)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, as the language of the page parts them."""
        return self.said.listed(names)

    def choices(self, family: str, among: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """What a field offers: values with their texts `<family>-<value>`; among: of these alone, None for all."""
        values = CHOICES[family] if among is None else among
        return [(str(one), self.say(f"{family}-{dashed(str(one))}")) for one in values]

    def words(self, family: str, values: Iterable[str]) -> str:
        """The texts of values in a row."""
        return self.listed(text for _, text in self.choices(family, values))

    @property
    def department_choices(self) -> list[tuple[str, str]]:
        """What a field of departments offers: all of them, in the order of the joint meeting."""
        return [(one.code, self.department(one.code)) for one in self.reference.departments]

    def person(self, account: str) -> str:
        """The login name of who did something; whoever works at the machine has none."""
        return self.say("pages-command-line") if account == OPERATOR.name else account

    def industry(self, code: str) -> str:
        """Code and name of an industry."""
        return f"{code} {self.reference.industries.get(code, '')}".strip()

    def when(self, instant: datetime | None) -> str:
        """An instant as people here read it, to the minute; empty for none."""
        return "" if instant is None else instant.astimezone(_ZONE).strftime("%Y-%m-%d %H:%M")

    def show(
        self,
        template: str,
        title: str,
        view: Any = None,
        crumbs: Sequence[Crumb] = (),
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> Response[str]:
        """A page: its template with the frozen record it shows."""
        text = render(template, page=self, title=title, view=view, crumbs=crumbs, say=self.said.say)
        return Response(text, status_code=status, media_type=MediaType.HTML, headers={**_NO_STORE, **(headers or {})})

    def go(self, address: str, done: str = "") -> Response[str]:
        """Sends the browser on after something was done; done: code of the sentence that says so there."""
        page, hash_mark, place = address.partition("#")
        mark = "&" if "?" in page else "?"
        target = f"{page}{mark}done={quote(done)}{hash_mark}{place}" if done else address
        return Response("", status_code=303, media_type=MediaType.HTML, headers={"Location": target, **_NO_STORE})


GivenShell = NamedDependency[SkipValidation[Shell]]


def shell_of(request: Asked) -> Shell:
    """The frame for a request; where the door has not let anybody in, it is the public that asks."""
    done = request.query_params.get("done", "")
    office = request.app.state.office
    said = texts_of_page(request)
    return Shell(
        said=said,
        caller=request.scope.get("user") or ANYBODY,
        csrf=str(request.scope.get("auth") or ""),
        path=request.scope["path"],
        query=urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "done"]),
        done=f"pages-done-{done}" if done and said.has(f"pages-done-{done}") else "",
        reference=office.reference,
        today=office.clock().date(),
    )


def inside(address: str) -> str:
    """The address where it is one of ours, else the first page: a link must not lead to strangers."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours else "/"


def dashed(code: str) -> str:
    """A code of a record as the texts write it."""
    return code.replace("_", "-")

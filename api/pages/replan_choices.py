"""What the fields of a replan's form offer: values with what is shown of each, in the language of the page. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.campaign_tables import session_name
from api.pages.replan_form import Ground
from api.pages.shell import Shell
from coordination.model.people import Inspector
from coordination.model.versions import PublishedMember
from solvers.planning.plan import Post

_Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Offered:
    """Values and texts. team: who goes on the visit the form is about, or on any; posts: with who fills them."""

    team: _Choices
    sessions: _Choices
    batches: _Choices
    colleagues: _Choices
    posts: _Choices


def offered_on(shell: Shell, ground: Ground) -> Offered:
    """What there is to choose from."""
    visits = [ground.visit] if ground.visit else ground.visits
    members = {member.inspector: member for visit in visits for member in visit.team}
    return Offered(
        team=[(number, _person(shell, member)) for number, member in members.items()],
        sessions=[(one.id, f"{session_name(shell, one.id)} {one.start}") for one in ground.sessions],
        batches=[(one.id, f"{one.id}　{one.title}") for one in ground.batches],
        colleagues=[(one.certificate_number, _person(shell, one)) for one in ground.colleagues],
        posts=[(one.id, _post(shell, ground, one)) for one in ground.posts],
    )


def _post(shell: Shell, ground: Ground, post: Post) -> str:
    team = ground.visit.team if ground.visit else ()
    holder = next((one.name for one in team if one.inspector == post.inspector), post.inspector)
    leader = f" · {shell.say('pages-leader')}" if post.leader else ""
    return shell.said.aside(shell.department(post.department) + leader, holder)


def _person(shell: Shell, one: Inspector | PublishedMember) -> str:
    return f"{one.name}　{shell.department(one.department)}"

"""`onevisit document`: forms are issued, printed one by one or for a whole batch, verified; templates are replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

import click

from api.command_line.accounts import acting_as, ask_password
from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import read_file, tell_table, when, write_file
from coordination.desk import documents
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.telling import document_name, names_in
from coordination.documents.checking import placeholders
from coordination.documents.forms import FORMS
from coordination.errors import BadInputError
from coordination.model.access import Caller
from coordination.model.documents import IssuedDocument, Subject, VerifiedDocument
from coordination.model.pages import Wanted
from coordination.texts import Texts

FORM_COLUMNS = ("form", "title", "mark", "scope")
DOCUMENT_COLUMNS = ("number", "title", "name", "issuer", "issued")
_PAGE = 200
_URL = "http://127.0.0.1:8700"
_WORD, _PDF = ".docx", ".pdf"


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `document` with the group `template` in it."""
    group, template = Group("document", said, "document"), Group("template", said, "document-template")
    for command in (*_issuing(said), *_reading(said)):
        group.add_command(command)
    for command in _templates(said):
        template.add_command(command)
    group.add_command(template)
    return {"document": group}


def _issuing(said: Texts) -> Iterator[click.Command]:
    form, output = _form(), _output(said)
    url = click.Option(
        ["--url"],
        default=_URL,
        envvar="ONEVISIT_PUBLIC_URL",
        show_default=True,
        metavar="URL",
        help=said.say("help-document-url"),
    )
    account: list[click.Parameter] = [
        click.Option(["--account"], default="", help=said.say("help-document-account")),
        click.Option(["--password-stdin"], is_flag=True, help=said.say("help-password-stdin")),
    ]
    chosen = click.Option(
        ["--form", "forms"],
        multiple=True,
        type=click.Choice(documents.BATCH_FORMS),
        metavar="FORM",
        help=said.say("help-document-batch-form"),
    )
    about: list[click.Parameter] = [click.Argument(["subject"]), click.Argument(["detail"], default="")]
    params: list[click.Parameter] = [form, *about, output, url, *account]
    yield Command("issue", said, "document-issue", callback=_with(_issue, said), params=params)
    params = [click.Argument(["batch"]), chosen, output, url, *account]
    yield Command("batch", said, "document-batch", callback=_with(_batch, said), params=params)


def _reading(said: Texts) -> Iterator[click.Command]:
    yield Command("forms", said, "document-forms", callback=lambda: _forms(said))
    params: list[click.Parameter] = [_form()]
    yield Command("placeholders", said, "document-placeholders", callback=_placeholders, params=params)
    subject = click.Option(["--subject"], default="", help=said.say("help-document-list-subject"))
    form = click.Option(["--form"], default="", help=said.say("help-document-list-form"))
    yield Command("list", said, "document-list", callback=_with(_list, said), params=[subject, form])
    params = [click.Argument(["number"]), _output(said)]
    yield Command("show", said, "document-show", callback=_with(_show, said), params=params)
    params = [click.Argument(["given"], metavar="NUMBER|FILE"), click.Argument(["code"], default="")]
    yield Command("verify", said, "document-verify", callback=_with(_verify, said), params=params)


def _templates(said: Texts) -> Iterator[click.Command]:
    form, file = _form(), click.Argument(["file"])
    sample = click.Option(["-o", "--output"], default="", metavar="FILE", help=said.say("help-document-sample"))
    params: list[click.Parameter] = [form, _output(said)]
    yield Command("show", said, "document-template-show", callback=_with(_template, said), params=params)
    params = [form, file, sample]
    yield Command("check", said, "document-template-check", callback=_with(_check, said), params=params)
    params = [form, file]
    yield Command("set", said, "document-template-set", callback=_with(_set, said), params=params)
    params = [form]
    yield Command("reset", said, "document-template-reset", callback=_with(_reset, said), params=params)


def _form() -> click.Argument:
    return click.Argument(["form"], type=click.Choice(list(FORMS)), metavar="FORM")


def _output(said: Texts) -> click.Option:
    return click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-document-output"))


def _with(act: Callable[..., None], said: Texts) -> Callable[..., None]:
    return lambda **given: act(open_office(), said, **given)


def _issue(
    office: Office, said: Texts, form: str, subject: str, detail: str, output: str, url: str, **account: Any
) -> None:
    _require_kind(output)

    def issue(caller: Caller) -> None:
        made = documents.issue_document(office, caller, form, Subject(subject, detail), url)
        _write(office, caller, made.number, output)
        click.echo(
            said.say("document-issued", number=made.number, title=FORMS[made.form].name, code=made.code, file=output)
        )

    _as(office, said, issue, **account)


def _batch(
    office: Office, said: Texts, batch: str, forms: Sequence[str], output: str, url: str, **account: Any
) -> None:
    def batch_of(caller: Caller) -> None:
        write_file(output, documents.print_batch(office, caller, batch, forms, url))
        click.echo(said.say("document-batch-written", batch=batch, file=output))

    _as(office, said, batch_of, **account)


def _as(
    office: Office,
    said: Texts,
    act: Callable[[Caller], None],
    account: str,
    password_stdin: bool,  # noqa: FBT001 - a switch
) -> None:
    """As the office; what a department answers for, as an account of it."""
    if account:
        acting_as(office, account, ask_password(said, from_stdin=password_stdin, again=False), act)
    else:
        act(OPERATOR)


def _forms(said: Texts) -> None:
    rows = [
        (one.code, document_name(said, one.code, one.title), one.mark, said.say(f"document-scope-{one.scope.value}"))
        for one in FORMS.values()
    ]
    tell_table([said.say(f"document-column-{column}") for column in FORM_COLUMNS], rows)


def _placeholders(form: str) -> None:
    click.echo("\n".join(placeholders(FORMS[form].paper)))


def _list(office: Office, said: Texts, subject: str, form: str) -> None:
    rows: list[Sequence[str]] = []
    names = names_in(office.reference, said)
    place: tuple[str, ...] = ()
    while True:
        page = documents.list_documents(office, OPERATOR, subject, form, Wanted(_PAGE, place))
        rows += [_row(one, said, names) for one in page.records]
        place = page.following
        if not place:
            break
    tell_table([said.say(f"document-column-{column}") for column in DOCUMENT_COLUMNS], rows)


def _row(one: IssuedDocument | VerifiedDocument, said: Texts, names: Mapping[str, str]) -> Sequence[str]:
    return (
        one.number,
        document_name(said, one.form, one.title),
        one.name,
        names.get(one.issuer, one.issuer),
        when(one.issued_at),
    )


def _show(office: Office, said: Texts, number: str, output: str) -> None:
    _require_kind(output)
    _write(office, OPERATOR, number, output)
    click.echo(said.say("document-written", number=number, file=output))


def _write(office: Office, caller: Caller, number: str, output: str) -> None:
    read = documents.read_pdf if output.lower().endswith(_PDF) else documents.read_docx
    write_file(output, read(office, caller, number)[1])


def _require_kind(output: str) -> None:
    if not output.lower().endswith((_WORD, _PDF)):
        raise BadInputError("document-output-kind", file=output)


def _verify(office: Office, said: Texts, given: str, code: str) -> None:
    found = (
        documents.verify_document(office, given, code)
        if code
        else documents.verify_file(office, sha256(read_file(given)).hexdigest())
    )
    row = _row(found, said, names_in(office.reference, said))
    tell_table([said.say(f"document-column-{column}") for column in DOCUMENT_COLUMNS], [row])
    click.echo(said.say("document-genuine" if found.newest == found.number else "document-superseded", by=found.newest))


def _template(office: Office, said: Texts, form: str, output: str) -> None:
    write_file(output, documents.read_template(office, OPERATOR, form))
    click.echo(said.say("document-template-written", form=FORMS[form].name, file=output))


def _check(office: Office, said: Texts, form: str, file: str, output: str) -> None:
    found = documents.check_template(office, OPERATOR, form, read_file(file))
    if output:
        write_file(output, found.sample)
    click.echo(said.say("document-template-sound", form=FORMS[form].name))


def _set(office: Office, said: Texts, form: str, file: str) -> None:
    documents.replace_template(office, OPERATOR, form, read_file(file))
    click.echo(said.say("document-template-set", form=FORMS[form].name))


def _reset(office: Office, said: Texts, form: str) -> None:
    documents.restore_template(office, OPERATOR, form)
    click.echo(said.say("document-template-back", form=FORMS[form].name))

# Accounts, logging in, tokens and the audit chain.
role-office = joint-meeting office
role-lead = lead department
role-participant = participating department
role-head = head of a department
role-inspector = inspector
role-supervisor = legal supervisor
role-witness = witness
role-public = public
act-published-read = read what is published
act-registers-read = read the registers
act-contacts-read = see contacts and phones of targets
act-registers-write = change the registers
act-plans-read = read annual plans
act-plans-write = make annual plans
act-draws-read = read draws
act-draws-hold = hold draws
act-draws-witness = witness draws
act-campaigns-read = read campaigns
act-campaigns-run = run campaigns
act-campaigns-publish = publish campaigns
act-tasks-read = read one's own tasks
act-inspections-read = read inspection tasks
act-inspections-prepare = prepare inspection tasks
act-inspections-approve = approve inspection tasks
act-checks-record = record checks and report results
act-results-publish = publish results
act-objections-handle = handle objections
act-results-sign = sign corrections of results
act-absence-report = report absences
act-recusals-declare = declare recusals
act-cases-enter = enter checks of cases
act-feeds-manage = manage calendar addresses
act-accounts-manage = manage accounts
act-audit-read = read the audit chain
act-forbidden =
    You may not { $act ->
        [published-read] { act-published-read }
        [registers-read] { act-registers-read }
        [contacts-read] { act-contacts-read }
        [registers-write] { act-registers-write }
        [plans-read] { act-plans-read }
        [plans-write] { act-plans-write }
        [draws-read] { act-draws-read }
        [draws-hold] { act-draws-hold }
        [draws-witness] { act-draws-witness }
        [campaigns-read] { act-campaigns-read }
        [campaigns-run] { act-campaigns-run }
        [campaigns-publish] { act-campaigns-publish }
        [tasks-read] { act-tasks-read }
        [inspections-read] { act-inspections-read }
        [inspections-prepare] { act-inspections-prepare }
        [inspections-approve] { act-inspections-approve }
        [checks-record] { act-checks-record }
        [results-publish] { act-results-publish }
        [objections-handle] { act-objections-handle }
        [results-sign] { act-results-sign }
        [absence-report] { act-absence-report }
        [recusals-declare] { act-recusals-declare }
        [cases-enter] { act-cases-enter }
        [feeds-manage] { act-feeds-manage }
        [accounts-manage] { act-accounts-manage }
        [audit-read] { act-audit-read }
       *[other] { $act }
    }; ask the joint-meeting office for it.
account-out-of-reach = The account "{ $account }" is outside your department or county; let the joint-meeting office do it.
log-in-refused = Name or password is wrong, or the account is disabled or locked for 15 minutes after 5 wrong passwords in a row; check them and try again, or ask the joint-meeting office.
session-unknown = Nobody is logged in, or the log-in has ended; log in again.
session-expired = The log-in has expired (30 minutes without use, or 12 hours); log in again.
account-disabled = The account is disabled; ask the joint-meeting office.
token-unknown = The token is wrong; check it, or ask the joint-meeting office for a new one.
token-revoked = The token has been revoked; ask the joint-meeting office for a new one.
token-expired = The token has expired; ask the joint-meeting office for a new one.
account-not-found = There is no account "{ $account }"; see onevisit account list.
account-refused = The account has { COUNTED($count, "fault", "faults") } and was not stored:
account-name = A login name has 3 to 64 lower-case letters, digits, dots, hyphens or underscores, begins with a letter or digit, and is not public; correct it.
account-name-taken = The login name is taken; choose another one.
account-display-name = The display name needs 1 to { $most } characters that can be seen; correct it.
account-role-public = The public needs no account; choose another role.
account-with-department = This role belongs to no department; leave it out.
account-without-department = This role needs a department; add its code.
account-with-inspector = Only an inspector's account has a certificate number; leave it out.
account-without-inspector = An inspector's account needs the certificate number; add it.
account-with-campaign = Only a witness's account has a campaign; leave it out.
account-without-campaign = A witness's account needs a campaign; add its id.
account-unknown-department = There is no department "{ $department }"; correct the code.
account-unknown-region = There is no county "{ $region }"; correct the code.
account-unknown-inspector = The inspector register has no such certificate number; correct it, or import the register first.
account-other-department = In the register this inspector belongs to { $department }; correct the department.
account-unknown-campaign = There is no campaign "{ $campaign }"; correct the id.
password-refused = The password has { COUNTED($count, "fault", "faults") } and was not changed:
password-too-short = A password has at least { $least } characters; choose a longer one.
password-too-long = A password has at most { $most } characters; choose a shorter one.
password-holds-name = A password must not contain the login name; choose another one.
password-not-given = There is no terminal to ask for a password; give it on standard input with --password-stdin.
passwords-differ = The two passwords differ; run the command again.
token-refused = The token has { COUNTED($count, "fault", "faults") } and was not issued:
token-account-disabled = The account is disabled; enable it first.
token-label = The label needs 1 to 100 characters that can be seen; correct it.
token-without-scope = No scope is given; give at least one.
token-scope-not-of-role = The scope "{ $scope }" is not among the acts of the role "{ $role }"; leave it out.
token-days = { COUNTED($days, "day is", "days are") } not between 1 and { $most }; correct them.
token-not-found = There is no token "{ $id }"; see onevisit token list.
audit-head-unreadable = "{ $value }" is no head of an audit chain; write DIGEST@SEQUENCE, as onevisit verify audit prints it.
audit-removed = Events { $place } to { $last } have been removed.
audit-inserted = Event { $place } has been inserted.
audit-not-following = Event { $place } does not follow on from event { $previous }: one of them was moved, replaced or inserted.
audit-changed = Event { $place } has been changed.
audit-other-head = Event { $place } is not the one that was written down: what stands before it has been written anew.
audit-cut-off = Events { $place } to { $last } have been cut off.
audit-empty = The audit chain is empty: everything from event { $place } on has been removed.
audit-earlier = Note: event { $place } names an instant { COUNTED($seconds, "second", "seconds") } before the event ahead of it, because the clock was set back. The sequence tells the order; the chain is not affected.
audit-verified = The audit chain is whole: { COUNTED($events, "event", "events") }, each following on from the one before. Head { $head }; write it down elsewhere, and check it next time with --expect.
audit-not-verified = The audit chain is wrong in { COUNTED($faults, "place", "places") } ({ COUNTED($events, "event", "events") }, head { $head }).
help-account =
    Keeps the accounts: who may log in, and in which role.

    Example: onevisit account list
help-account-add =
    Adds the account NAME.

    The password is asked for twice on the terminal, or read as one line from standard input with --password-stdin; it has at least 12 characters and does not contain the login name.

    Example: onevisit account add wang.office --role office --display-name "Wang, office"
help-account-list =
    Lists the accounts.

    Example: onevisit account list
help-account-change =
    Changes role, department, region and the rest of the account NAME.

    They become exactly what is given now; the password stays. Where it may do or see something else from now on, its feed
    addresses end and may be asked for again.

    Example: onevisit account change li.market --role lead --department AMR
help-account-disable =
    Disables the account NAME: its log-ins, tokens and feed addresses end at once.

    Example: onevisit account disable li.market
help-account-enable =
    Enables the account NAME again; tokens have to be issued anew.

    Example: onevisit account enable li.market
help-account-password =
    Gives the account NAME a new password; its log-ins end at once, and so does a lock-out.

    Example: onevisit account password li.market
help-account-role = Role: office (joint-meeting office), lead (lead department), participant (participating department), head (head of a department), inspector, supervisor (legal supervisor), witness.
help-account-display-name = Display name, by default the login name.
help-account-department = Code of the department; needed by lead and participant.
help-account-region = Code of the county the account is limited to; by default the whole city.
help-account-inspector = Certificate number; needed by inspector.
help-account-campaign = Campaign id; needed by witness.
help-password-stdin = Read the password as one line from standard input.
help-token =
    Keeps the tokens of programs.

    Example: onevisit token list
help-token-issue =
    Issues a token for the account NAME and prints it this once. Scopes are among the role's acts; at most 366 days.

    Example: onevisit token issue li.market --scope registers:read --label exchange --days 90
help-token-scope = What the token may be used for; may be given several times.
help-token-label = What it is for, by default the login name.
help-token-days = Days until it expires.
help-token-list =
    Lists the tokens, never the secrets.

    Example: onevisit token list
help-token-revoke =
    Revokes the token ID at once.

    Example: onevisit token revoke 0123456789ab
help-verify-audit =
    Walks along the audit chain and names the sequence of every event that was changed, removed, moved or inserted.

    Example: onevisit verify audit
help-verify-audit-expect = A head written down earlier: then an end that was cut off, or a chain written anew, is found too.
ask-password = Password:
ask-password-again = Once more:
account-added = The account { $account } has been added.
account-changed = The account { $account } has been changed.
account-disabled-now = The account { $account } is disabled; its log-ins and tokens have ended.
account-enabled = The account { $account } is enabled.
password-changed = The account { $account } has a new password; its log-ins have ended.
account-active = active
account-not-active = disabled
account-column-name = login name
account-column-display-name = display name
account-column-role = role
account-column-department = department
account-column-region = county
account-column-inspector = certificate
account-column-campaign = campaign
account-column-state = state
token-issued = The token is valid for { COUNTED($days, "day", "days") } and is shown this once; keep it safe:
token-revoked-now = The token { $id } has been revoked.
token-state-active = active
token-state-revoked = revoked
token-state-expired = expired
token-column-id = id
token-column-account = account
token-column-label = label
token-column-scopes = scopes
token-column-expires = expires
token-column-used = last used
token-column-state = state
help-audit =
    Audit events: who did what, and when.

    Example: onevisit audit list --count 20
help-audit-list =
    Lists audit events, the newest first. onevisit verify audit verifies the whole chain.

    Example: onevisit audit list --count 20
help-audit-before = Only those before this number.
audit-column-sequence = number
audit-column-at = time
audit-column-actor = who
audit-column-action = act
audit-column-subject = subject
audit-column-detail = detail
audit-more = Earlier ones: --before { $before }

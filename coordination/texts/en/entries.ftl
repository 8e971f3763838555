# Registers, one entry at a time.
help-register =
    Registers: searched, exported; single entries shown, entered, changed, withdrawn. Many at once: onevisit import.

    Example: onevisit register list leave --inspector SD15-AMR-0001
help-register-list =
    Searches a register; with -o all of it goes into a file (.csv or .xlsx).

    Example: onevisit register list inspectors --department AMR -o people.xlsx
help-register-show =
    Shows one entry; KEY is the fields of its key, in order.

    Example: onevisit register show leave SD15-AMR-0001 2026-04-07 am
help-register-add =
    Enters an absence, a recusal or an exemption.

    Example: onevisit register add recusals --set inspector=SD15-AMR-0001 --set target=91371502MA000020X0 --set reason=in-law
help-register-change =
    Changes the named fields of one entry.

    Example: onevisit register change inspectors SD15-AMR-0001 --set specialties=food,hazmat
help-register-remove =
    Withdraws an absence, a recusal or an exemption.

    Example: onevisit register remove exemptions 91371502MA000020X0 2026-01-01
help-register-compare =
    Compares the target register with a list of registrations: who is registered and not in it (FILE is a table as for import
    targets; those deregistered or revoked are not counted). Nothing is changed; exit status 1 where somebody is missing.

    Example: onevisit register compare registrations.csv -o missing.csv
help-register-compare-output = Write those who are not in the register to this file (.csv or .xlsx).
coverage-column-county = county
coverage-column-registered = registered
coverage-column-held = in the register
coverage-counts = { $missing } are not in the register; { COUNTED($refused, "row", "rows") } of the list could not be read.
help-register-filter = Search by this; not every register has each.
help-register-output = Write to this file instead of showing.
help-register-set = Field and value; may be given several times; values of a list are parted by commas.
register-column-field = field
register-column-value = value
register-exported = { COUNTED($count, "entry is", "entries are") } in { $file }.
register-added = Entered ({ $kind }).
register-changed = Changed ({ $kind }).
register-removed = Withdrawn ({ $kind }).
field-unknown = There is no such field; known: { $known }.
field-without-value = “{ $value }” is to be written FIELD=VALUE.
key-incomplete = Give, in this order: { $names } (a date as 2026-04-07).
filters-refused = { $count } filters do not fit this register:
filter-unknown = This register cannot be searched by it; leave it out.

# The daily digest of time limits: one for each department, officer and batch.
digest-of = { $kind } { $name }: { $count }
digest-line = { "  " }{ $state } { $on } { $what }, { $target } ({ $task })
digest-counts = { $on }: { $count } digests
api-due-digest = Digest of time limits
help-digest =
    Lists what is near and overdue on a day for each department, officer and batch: to be run every morning.

    Example: onevisit digest

# Backups, restoring, moving to another database.
backed-up = { COUNTED($tables, "table", "tables") } with { COUNTED($rows, "row is", "rows are") } in { $file }, which has been read back. Digest { $sha256 }; write it down elsewhere, and check it with --expect when you restore.
restored = { COUNTED($tables, "table", "tables") } with { COUNTED($rows, "row is", "rows are") } in { $database }; counts, digests and the audit chain have been checked. Digest of the backup { $sha256 }.
backup-audit-faults = Note: the audit chain was wrong in { COUNTED($faults, "place", "places") } already when the backup was made, and is kept as it was; see onevisit verify audit.
backup-nothing = There is no database to back up; check the working folder or ONEVISIT_DATABASE_URL.
backup-not-one = This file is no backup, or not a whole one; take another that onevisit backup has written. Nothing was changed.
backup-damaged = { $file } in the backup is damaged or not what the manifest says; take another backup. Nothing was changed.
backup-bomb = { $file } in the backup would become impossibly large and was not unpacked; take another backup. Nothing was changed.
backup-other-format = The backup has the format "{ $format }", this program knows { $known }; use the program that wrote it.
backup-other-tables = The tables in the backup are not those of its version; restore it with the program that wrote it. Nothing was changed.
backup-unexpected = The digest of the backup is { $found }, not the one expected; take the backup that was meant. Nothing was changed.
backup-row-refused = Table { $table } in the backup has rows the database does not take; take another backup. Nothing was changed.
backup-row-unreadable = Table { $table } holds something that does not fit its columns and cannot be backed up; see with onevisit verify audit whether it was tampered with.
backup-not-equal = Table { $table } was not the same after restoring, so everything was undone; send the backup to the maintainers.
backup-other-audit = The audit chain is not what the backup says ({ COUNTED($count, "fault", "faults") }), so everything was undone; take another backup:
restore-not-empty = The database has tables already; a backup is restored into an empty one only: name a new file or a new database with --into.
step-backup = backing up
step-verify = checking
step-restore = restoring
step-compare = comparing
help-backup =
    Writes the whole database but the log-ins into one file, the same for SQLite and PostgreSQL; everybody can go on working.

    Personal data in the file stay encrypted: to restore it you need the secret file of the service too (onevisit.secret). Names and password hashes are not encrypted: keep it well, and the secret elsewhere.

    Example: onevisit backup -o backup.zip
help-restore =
    Restores the backup FILE into an empty database: all of it, checked, or nothing.

    Example: onevisit restore backup.zip --into sqlite:///new.db
help-restore-into = The database to restore into, by default ONEVISIT_DATABASE_URL or onevisit.db.
help-restore-expect = The digest written down when the backup was made; any other is refused.
help-db =
    Moves between databases.

    Example: onevisit db copy --from sqlite:///onevisit.db --to postgresql://user:password@host/name
help-db-copy =
    Copies everything in a database into another, empty one; from SQLite to PostgreSQL or back.

    Example: onevisit db copy --from sqlite:///onevisit.db --to postgresql://user:password@host/name
help-db-copy-from = The database to copy; it is not changed.
help-db-copy-to = The database to fill; it must be empty.

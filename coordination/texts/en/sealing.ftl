# Personal data are kept encrypted; the key is not in the database.

personal-data-key-missing = The personal data in the database need a key, and the secret of the service is missing or too short; bring the secret file back, to a worker of replans too (onevisit.secret, or the one ONEVISIT_SECRET_FILE names, at least { $least } bytes).
personal-data-key-other = The personal data are encrypted with another key; bring the secret file back (onevisit.secret, or the one ONEVISIT_SECRET_FILE names, with the numbered files of earlier secrets) and try again.
personal-data-changed = What is kept encrypted in { $place } was changed and cannot be opened; restore it from a backup.
key-rotated = The service has a new secret in { $path }, and { $count } personal values are encrypted with it. Keep the numbered files of earlier secrets as long as there are backups, or draws announced and not held, of before. Restart the service and its workers.
help-key =
    The secret of the service: personal data, and the secrets of draws, are encrypted with it.

    Example: onevisit key rotate
help-key-rotate =
    Makes a new secret and encrypts all personal data with it.

    The secret of before stays beside it with a number, because earlier backups need it. Stop the service and the workers before, and start them afterwards with the new file.

    Example: onevisit key rotate

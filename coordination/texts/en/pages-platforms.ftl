# Pages: published results go to official platforms.
pages-platforms = Platforms
pages-platforms-lead = Where published results are to stand, and how far each is. Exported is not published: only a platform's own reference says so.
pages-platforms-standing = By platform
pages-platforms-note = Exported are the newest versions that a platform has not confirmed; until it does, every export has them. Confirm and refuse on the page of the inspection.
pages-platform = Platform
pages-platform-reference = Reference there
pages-platform-changed-at = Changed
pages-credit-record = Credit record
pages-no-syncs = No results to hand on.
pages-sync-replaced = replaced by a newer version
pages-sync-export = Export { $count } not confirmed (CSV)
pages-sync-export-first = Export it under “Platforms” first.
pages-sync-confirm = The platform has it
pages-sync-refuse = The platform refused it
pages-sync-refusal = Why it was refused
pages-sync-again = The next export has it again.
pages-done-nothing-to-export = Nothing to export.

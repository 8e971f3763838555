# Punctuation: between what is listed, around a note behind a name, between a label and its text.
pages-list-comma = ,{" "}
aside = { $name } ({ $note })
labelled = { $label }: { $text }

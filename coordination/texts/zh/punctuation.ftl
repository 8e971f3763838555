# 标点：并列的各项、名称后的附注、名目后的内容。
pages-list-comma = 、
aside = { $name }（{ $note }）
labelled = { $label }：{ $text }

# 备份、恢复、换数据库。
backed-up = 已备份 { $tables } 张表、{ $rows } 行到 { $file }，并已读回核对。摘要 { $sha256 }，请另行记下，恢复时用 --expect 核对。
restored = 已恢复 { $tables } 张表、{ $rows } 行到 { $database }，行数、摘要和审计链均已核对。备份摘要 { $sha256 }。
backup-audit-faults = 注意：备份时审计链已有 { $faults } 处不符，原样保留；请用 onevisit verify audit 查看。
backup-nothing = 这里没有可备份的数据库；请检查当前文件夹或 ONEVISIT_DATABASE_URL。
backup-not-one = 这个文件不是备份，或不完整；请换一份用 onevisit backup 写出的文件，数据没有改动。
backup-damaged = 备份中的 { $file } 已损坏或与清单不符；请换另一份备份，数据没有改动。
backup-bomb = 备份中的 { $file } 解压后大得不合常理，未予解压；请换另一份备份，数据没有改动。
backup-other-format = 备份格式“{ $format }”不能识别，本程序识别 { $known }；请改用写出它的程序。
backup-other-tables = 备份中的表与其版本不符；请用写出它的程序恢复，数据没有改动。
backup-unexpected = 备份的摘要是 { $found }，不是记下的那一个；请换用当时那一份，数据没有改动。
backup-row-refused = 备份中表 { $table } 有数据库不接受的行；请换另一份备份，数据没有改动。
backup-row-unreadable = 表 { $table } 中有不符合列类型的内容，无法备份；请先用 onevisit verify audit 核对是否被改动。
backup-not-equal = 表 { $table } 恢复后与备份不一致，已全部撤销；请把备份交给维护人员。
backup-other-audit = 恢复后的审计链与备份清单不符（{ $count } 处），已全部撤销；请换另一份备份：
restore-not-empty = 数据库里已经有表；备份只恢复到空数据库，请用 --into 指定新的文件名或新建的库。
step-backup = 备份
step-verify = 核对
step-restore = 恢复
step-compare = 比对
help-backup =
    把整个数据库备份到一个文件（登录会话除外），SQLite 和 PostgreSQL 通用；备份期间不影响使用。

    文件中的个人信息仍是加密的：恢复时还需要服务密钥文件（onevisit.secret）。姓名和口令散列未加密，请妥善保管，密钥另处存放。

    例：onevisit backup -o 备份.zip
help-restore =
    把备份 FILE 恢复到空数据库：全部核对无误才写入，否则什么也不改。

    例：onevisit restore 备份.zip --into sqlite:///new.db
help-restore-into = 恢复到这个数据库，默认 ONEVISIT_DATABASE_URL 或 onevisit.db。
help-restore-expect = 备份时记下的摘要，不一致则拒绝。
help-db =
    数据库之间搬迁。

    例：onevisit db copy --from sqlite:///onevisit.db --to postgresql://用户:口令@主机/库名
help-db-copy =
    把一个数据库的全部内容复制到另一个空数据库，SQLite 与 PostgreSQL 互通。

    例：onevisit db copy --from sqlite:///onevisit.db --to postgresql://用户:口令@主机/库名
help-db-copy-from = 来源数据库，不会改动。
help-db-copy-to = 目标数据库，必须为空。

# 个人信息加密保存：密钥不在数据库里。

personal-data-key-missing = 数据库中的个人信息需要密钥，但服务密钥缺失或太短；请恢复原密钥文件，运行调整的 worker 也要有它（onevisit.secret 或 ONEVISIT_SECRET_FILE 指明的文件，至少 { $least } 字节）。
personal-data-key-other = 个人信息是用另一把密钥加密的；请恢复原密钥文件（onevisit.secret 或 ONEVISIT_SECRET_FILE 指明的文件，连同带编号的旧文件）后再试。
personal-data-changed = { $place } 中加密保存的内容被改动，无法解开；请从备份恢复。
key-rotated = 新的服务密钥已写入 { $path }，{ $count } 项个人信息已改用新密钥加密。旧密钥文件（带编号）请保留，直到不再需要此前的备份、此前公告的抽取都已完成。请重新启动服务和工作进程。
help-key =
    服务密钥：个人信息和抽取保密值都用它加密。

    例：onevisit key rotate
help-key-rotate =
    生成新的服务密钥，并用它重新加密全部个人信息。

    旧密钥加编号留在原处，因为此前的备份还要用。操作前请停止服务和工作进程，之后用新文件启动。

    例：onevisit key rotate

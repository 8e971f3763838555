# 名录的单条维护。
help-register =
    名录：查询、导出，单条查看、登记、修改、撤销。成批的用 onevisit import。

    例：onevisit register list leave --inspector SD15-AMR-0001
help-register-list =
    查询一个名录；给出 -o 时把全部内容写入文件（.csv 或 .xlsx）。

    例：onevisit register list inspectors --department AMR -o 人员.xlsx
help-register-show =
    查看一条；KEY 依次为该名录的编号字段。

    例：onevisit register show leave SD15-AMR-0001 2026-04-07 am
help-register-add =
    登记一条请假、回避或免检。

    例：onevisit register add recusals --set inspector=SD15-AMR-0001 --set target=91371502MA000020X0 --set reason=近姻亲
help-register-change =
    修改一条，只改给出的字段。

    例：onevisit register change inspectors SD15-AMR-0001 --set specialties=food,hazmat
help-register-remove =
    撤销一条请假、回避或免检。

    例：onevisit register remove exemptions 91371502MA000020X0 2026-01-01
help-register-compare =
    用登记机关的名单核对检查对象名录：哪些在册的对象名录里没有（FILE 与 targets 的导入表相同；已注销、吊销的不算）。
    名录不改动；有缺漏时退出状态为 1。

    例：onevisit register compare 登记名单.csv -o 缺漏.csv
help-register-compare-output = 把名录里没有的对象写入这个文件（.csv 或 .xlsx）。
coverage-column-county = 区县
coverage-column-registered = 登记在册
coverage-column-held = 名录已有
coverage-counts = 名录里没有的 { $missing } 个；名单中读不出的 { $refused } 行。
help-register-filter = 按此查找；各名录能用的不同。
help-register-output = 写入这个文件，而不显示。
help-register-set = 字段和值；可多次给出；多个值用逗号分开。
register-column-field = 字段
register-column-value = 值
register-exported = 已写入 { $file }：{ $count } 条。
register-added = 已登记（{ $kind }）。
register-changed = 已修改（{ $kind }）。
register-removed = 已撤销（{ $kind }）。
field-unknown = 没有这个字段；可用：{ $known }。
field-without-value = “{ $value }”应写作 字段=值。
key-incomplete = 应依次给出：{ $names }（日期写作 2026-04-07）。
filters-refused = 有 { $count } 个查找条件不适用于这个名录：
filter-unknown = 这个名录不能按此查找；请去掉。

# 账户、登录、令牌与审计。
role-office = 联席会议办公室
role-lead = 牵头部门
role-participant = 参与部门
role-head = 部门负责人
role-inspector = 检查人员
role-supervisor = 法制监督
role-witness = 见证人
role-public = 公众
act-published-read = 查看已公布的内容
act-registers-read = 查看名录
act-contacts-read = 查看对象联系人和电话
act-registers-write = 维护名录
act-plans-read = 查看年度计划
act-plans-write = 编制年度计划
act-draws-read = 查看抽取
act-draws-hold = 主持抽取
act-draws-witness = 见证抽取
act-campaigns-read = 查看抽查任务
act-campaigns-run = 运行抽查任务
act-campaigns-publish = 发布抽查任务
act-tasks-read = 查看本人任务
act-inspections-read = 查看检查任务
act-inspections-prepare = 准备检查任务
act-inspections-approve = 审批检查任务
act-checks-record = 录入检查记录和结果
act-results-publish = 公示检查结果
act-objections-handle = 办理异议
act-results-sign = 签字更正结果
act-absence-report = 登记请假
act-recusals-declare = 申报回避
act-cases-enter = 登记案件检查
act-feeds-manage = 管理日历地址
act-accounts-manage = 管理账户
act-audit-read = 查看审计记录
act-forbidden =
    您无权“{ $act ->
        [published-read] { act-published-read }
        [registers-read] { act-registers-read }
        [contacts-read] { act-contacts-read }
        [registers-write] { act-registers-write }
        [plans-read] { act-plans-read }
        [plans-write] { act-plans-write }
        [draws-read] { act-draws-read }
        [draws-hold] { act-draws-hold }
        [draws-witness] { act-draws-witness }
        [campaigns-read] { act-campaigns-read }
        [campaigns-run] { act-campaigns-run }
        [campaigns-publish] { act-campaigns-publish }
        [tasks-read] { act-tasks-read }
        [inspections-read] { act-inspections-read }
        [inspections-prepare] { act-inspections-prepare }
        [inspections-approve] { act-inspections-approve }
        [checks-record] { act-checks-record }
        [results-publish] { act-results-publish }
        [objections-handle] { act-objections-handle }
        [results-sign] { act-results-sign }
        [absence-report] { act-absence-report }
        [recusals-declare] { act-recusals-declare }
        [cases-enter] { act-cases-enter }
        [feeds-manage] { act-feeds-manage }
        [accounts-manage] { act-accounts-manage }
        [audit-read] { act-audit-read }
       *[other] { $act }
    }”；请联系联席会议办公室授权。
account-out-of-reach = 账户“{ $account }”不在您的部门或区县范围内；请由联席会议办公室办理。
log-in-refused = 登录名或口令不对，或账户已停用、因连续 5 次口令错误锁定 15 分钟；请核对后再试，或联系联席会议办公室。
session-unknown = 尚未登录，或登录已结束；请重新登录。
session-expired = 登录已过期（30 分钟未操作或满 12 小时）；请重新登录。
account-disabled = 账户已停用；请联系联席会议办公室。
token-unknown = 令牌不对；请核对，或请联席会议办公室重新签发。
token-revoked = 令牌已被撤销；请联席会议办公室重新签发。
token-expired = 令牌已过期；请联席会议办公室重新签发。
account-not-found = 没有账户“{ $account }”；请用 onevisit account list 查看。
account-refused = 账户有 { $count } 处错误，未予保存：
account-name = 登录名应为 3～64 个小写字母、数字、点、横线或下划线，以字母或数字开头，且不为 public；请改正。
account-name-taken = 登录名已被使用；请换一个。
account-display-name = 显示名称应为 1～{ $most } 个可见字符；请改正。
account-role-public = 公众不需要账户；请选择其他角色。
account-with-department = 这种角色不属于某个部门；请去掉部门。
account-without-department = 这种角色必须指明部门；请补充部门代码。
account-with-inspector = 只有检查人员账户才对应执法证号；请去掉证号。
account-without-inspector = 检查人员账户必须指明执法证号；请补充。
account-with-campaign = 只有见证人账户才对应抽查任务；请去掉抽查任务。
account-without-campaign = 见证人账户必须指明抽查任务；请补充编号。
account-unknown-department = 没有部门“{ $department }”；请改正代码。
account-unknown-region = 没有区县“{ $region }”；请改正代码。
account-unknown-inspector = 检查人员名录里没有这个执法证号；请改正，或先导入名录。
account-other-department = 名录里这名检查人员属于 { $department }；请改正部门。
account-unknown-campaign = 没有抽查任务“{ $campaign }”；请改正编号。
password-refused = 口令有 { $count } 处不合要求，未予更改：
password-too-short = 口令至少 { $least } 个字符；请换一个更长的。
password-too-long = 口令至多 { $most } 个字符；请换一个更短的。
password-holds-name = 口令不得包含登录名；请换一个。
password-not-given = 没有可以询问口令的终端；请用 --password-stdin 从标准输入给出。
passwords-differ = 两次输入的口令不同；请重新执行。
token-refused = 令牌有 { $count } 处错误，未予签发：
token-account-disabled = 账户已停用；请先启用。
token-label = 用途说明应为 1～100 个可见字符；请改正。
token-without-scope = 没有指明权限；请至少给出一项。
token-scope-not-of-role = 权限“{ $scope }”不属于角色“{ $role }”；请去掉。
token-days = 有效期 { $days } 天应在 1～{ $most } 天之间；请改正。
token-not-found = 没有令牌“{ $id }”；请用 onevisit token list 查看。
audit-head-unreadable = “{ $value }”不是审计链末端；请写成 摘要@序号，如 onevisit verify audit 所显示。
audit-removed = 第 { $place } 至 { $last } 号事件被删除。
audit-inserted = 第 { $place } 号事件是插入的。
audit-not-following = 第 { $place } 号事件没有接上第 { $previous } 号：其中之一被调换、替换或插入。
audit-changed = 第 { $place } 号事件的内容被改动过。
audit-other-head = 第 { $place } 号事件不是当时记下的那一个：此前的记录被改写过。
audit-cut-off = 第 { $place } 至 { $last } 号事件被截去。
audit-empty = 审计链是空的：第 { $place } 号事件起全部被删除。
audit-earlier = 注意：第 { $place } 号事件的时间比前一号早 { $seconds } 秒，当时系统时钟被调回；先后以序号为准，审计链不受影响。
audit-verified = 审计链完整：{ $events } 个事件，环环相扣。末端 { $head }，请另行记下，下次用 --expect 核对。
audit-not-verified = 审计链有 { $faults } 处不符（共 { $events } 个事件，末端 { $head }）。
help-account =
    管理账户：谁可以登录、以什么角色。

    例：onevisit account list
help-account-add =
    增加账户 NAME。

    口令在终端询问两次，或用 --password-stdin 从标准输入读入一行；至少 12 个字符，不得包含登录名。

    例：onevisit account add wang.office --role office --display-name 王主任
help-account-list =
    列出账户。

    例：onevisit account list
help-account-change =
    更改账户 NAME 的角色、部门、区县等。

    全部按这次所给的填写；口令不变。权限或范围有变的，其日历订阅地址随即停用，可再领取。

    例：onevisit account change li.market --role lead --department AMR
help-account-disable =
    停用账户 NAME：其登录、令牌和日历订阅地址立即失效。

    例：onevisit account disable li.market
help-account-enable =
    重新启用账户 NAME；令牌须重新签发。

    例：onevisit account enable li.market
help-account-password =
    为账户 NAME 设置新口令；其登录立即失效，锁定解除。

    例：onevisit account password li.market
help-account-role = 角色：office（联席会议办公室）、lead（牵头部门）、participant（参与部门）、head（部门负责人）、inspector（检查人员）、supervisor（法制监督）、witness（见证人）。
help-account-display-name = 显示名称，默认同登录名。
help-account-department = 部门代码；牵头部门、参与部门必填。
help-account-region = 区县代码：只看这个区县；默认全市。
help-account-inspector = 执法证号；检查人员必填。
help-account-campaign = 抽查任务编号；见证人必填。
help-password-stdin = 从标准输入读一行作为口令。
help-token =
    管理程序使用的令牌。

    例：onevisit token list
help-token-issue =
    为账户 NAME 签发令牌，只显示这一次。权限不超出其角色，至多 366 天。

    例：onevisit token issue li.market --scope registers:read --label 数据交换 --days 90
help-token-scope = 权限，可多次给出。
help-token-label = 用途说明，默认同登录名。
help-token-days = 有效天数。
help-token-list =
    列出令牌（不含令牌本身）。

    例：onevisit token list
help-token-revoke =
    撤销编号为 ID 的令牌，立即失效。

    例：onevisit token revoke 0123456789ab
help-verify-audit =
    逐个核对审计链的事件：被改动、删除、调换、插入的都会指出序号。

    例：onevisit verify audit
help-verify-audit-expect = 以前另行记下的末端：末尾被截去或整条链被重写也能发现。
ask-password = 口令：
ask-password-again = 再输入一次：
account-added = 已增加账户 { $account }。
account-changed = 已更改账户 { $account }。
account-disabled-now = 已停用账户 { $account }，其登录和令牌已失效。
account-enabled = 已启用账户 { $account }。
password-changed = 已更改账户 { $account } 的口令，其登录已失效。
account-active = 启用
account-not-active = 停用
account-column-name = 登录名
account-column-display-name = 名称
account-column-role = 角色
account-column-department = 部门
account-column-region = 区县
account-column-inspector = 执法证号
account-column-campaign = 抽查任务
account-column-state = 状态
token-issued = 令牌有效 { $days } 天，只显示这一次，请妥善保存：
token-revoked-now = 已撤销令牌 { $id }。
token-state-active = 有效
token-state-revoked = 已撤销
token-state-expired = 已过期
token-column-id = 编号
token-column-account = 账户
token-column-label = 用途
token-column-scopes = 权限
token-column-expires = 到期
token-column-used = 最近使用
token-column-state = 状态
help-audit =
    审计记录：谁在何时做了什么。

    例：onevisit audit list --count 20
help-audit-list =
    列出审计记录，最近的在前。核对全链用 onevisit verify audit。

    例：onevisit audit list --count 20
help-audit-before = 只看这个序号之前的。
audit-column-sequence = 序号
audit-column-at = 时间
audit-column-actor = 操作人
audit-column-action = 操作
audit-column-subject = 对象
audit-column-detail = 内容
audit-more = 更早的：--before { $before }

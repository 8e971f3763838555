# 年度计划与抽取各步骤。
draw-state-announced = 已公告
draw-state-frozen = 名单已冻结
draw-state-valued = 公开数值已录入
draw-state-drawn = 已抽取
draw-state-signed = 已签字
draw-state-published = 已公开
draw-state-given_up = 已放弃
draw-state-void = 已作废
draw-step-announce = 公告
draw-step-freeze = 冻结名单
draw-step-witness = 见证人确认到场
draw-step-value = 录入公开数值
draw-step-hold = 抽取
draw-step-sign = 签字
draw-step-publish = 公开
draw-step-give_up = 放弃本次抽取
draw-step-again = 另行公告新的抽取
draw-step-none = 无（已完成）
draw-out-of-order =
    抽查任务“{ $campaign }”第 { $attempt } 次抽取的状态是“{ $state ->
        [announced] { draw-state-announced }
        [frozen] { draw-state-frozen }
        [valued] { draw-state-valued }
        [drawn] { draw-state-drawn }
        [signed] { draw-state-signed }
        [published] { draw-state-published }
        [given_up] { draw-state-given_up }
        [void] { draw-state-void }
       *[other] { $state }
    }”，现在不能“{ $step ->
        [freeze] { draw-step-freeze }
        [witness] { draw-step-witness }
        [value] { draw-step-value }
        [hold] { draw-step-hold }
        [sign] { draw-step-sign }
        [publish] { draw-step-publish }
        [give_up] { draw-step-give_up }
        [again] { draw-step-again }
       *[other] { $step }
    }”；下一步：{ $next ->
        [freeze] { draw-step-freeze }
        [value] { draw-step-value }
        [hold] { draw-step-hold }
        [sign] { draw-step-sign }
        [publish] { draw-step-publish }
        [again] { draw-step-again }
       *[other] { draw-step-none }
    }。
draw-not-announced = 抽查任务“{ $campaign }”的抽取尚未公告；请先公告。
draw-changed-meanwhile = 抽查任务“{ $campaign }”的抽取刚被他人改动；请查看现状后再试。
draw-before-plan = { $year } 年度计划尚未公布，不能公告抽取；请先公布年度计划。
draw-without-source = 请写明将使用哪一来源的哪一个公开数值（1～{ $most } 个可见字符），且此刻无人能知道它。
draw-again-without-reason = 该抽查任务已有抽取；再次抽取必须写明理由（1～{ $most } 个可见字符）。
draw-given-up-without-reason = 放弃抽取必须写明理由（1～{ $most } 个可见字符）。
draw-planned-already = 抽查任务“{ $campaign }”已按原抽取发布检查方案，不能重新抽取；请另立抽查任务。
draw-without-value = 公开数值应为 1～{ $most } 个可见字符；请照公布的原样录入。
draw-chain-used-up = 替换轮次超过事先承诺的 { $length } 个随机码；请放弃本次抽取，核对免检名单后重新公告。
draw-secret-locked = 抽取“{ $attempt }”的保密值打不开：服务密钥与公告时不同，或保存的内容被改动。请恢复原密钥文件；找不回则放弃本次抽取并重新公告。
draw-announcement-altered = 抽查任务“{ $campaign }”的公告与公告摘要或见证人所见不符，被改动过；不能抽取，请查明后放弃本次抽取。
draw-frame-altered = 抽查任务“{ $campaign }”的名单与冻结时公告的摘要不符，被改动过；请查明，必要时另行抽取。
draw-record-altered = 抽查任务“{ $campaign }”的抽取记录与抽取时的摘要不符，被改动过；请查明，必要时另行抽取。
draw-other-record = 您要签的不是抽查任务“{ $campaign }”现在的抽取记录；请核对记录摘要。
draw-signed-already = “{ $account }”已经签过字。
draw-without-frame = 抽查任务“{ $campaign }”的名单尚未冻结，或您不能查看。
draw-left-gone = 冻结名单后已并入其他对象或移出名录
witness-of-other-campaign = 您不是抽查任务“{ $campaign }”的见证人；请由该任务的见证人办理。
witness-kind-unknown = 见证人类别“{ $kind }”不在规则包所列之内；可用：{ $known }。
witness-confirmed-already = 见证人“{ $account }”已确认到场。
witness-without-name = 见证人姓名应为 1～100 个可见字符；它会写入公开的抽取记录。
witness-was-not-there = “{ $account }”没有确认到场，不能签字。
service-secret-missing = 服务密钥缺失或太短；请把至少 { $least } 字节的随机内容写入文件，并用 ONEVISIT_SECRET_FILE 指明。
plan-not-found = 没有 { $year } 年度计划；请先编制。
plan-begun-already = 该年度已有计划；请在其中增补批次。
plan-not-proposed = { $year } 年度计划已经备案，批次不能再改；调整请另报变更。
plan-not-filed = { $year } 年度计划尚未备案；请先备案，再公布。
plan-without-batch = { $year } 年度计划里没有这个批次；请核对编号。
plan-not-json = 年度计划文件有 { $count } 处不能识别，未予备案：
batch-out-of-reach = 批次“{ $batch }”不由您的部门牵头，或不限于您的区县；请由其牵头部门或联席会议办公室提出。
batch-of-other-year = 批次编号已用于其他年度的计划；请换一个编号。
batch-id = 批次编号应为 1～100 个可见字符；请改正。
batch-without-item = 批次没有抽查事项；请至少列出一项。
batch-unknown-department = 没有部门“{ $department }”；请改正代码。
run-of-void-draw = 运行 { $run } 依据的抽取已经作废，方案未予发布；请重新规划。
help-draw =
    抽取：公告、冻结名单、见证、录入公开数值、抽取、签字、公开，一步一步来，次序由系统把关。

    例：onevisit draw status 2026Q2
help-draw-announce =
    公告抽查任务 CAMPAIGN 的抽取：写明将使用的公开数值，公布对办公室保密值的承诺。

    保密值由系统随机产生，加密保存到抽取时为止；密钥在 ONEVISIT_SECRET_FILE 指明的文件里，没有指明则用当前文件夹的 onevisit.secret。已有抽取时须用 --reason 写明理由，原抽取作废但仍可查看。

    例：onevisit draw announce 2026Q2 --source 福彩双色球第2026034期开奖号码
help-draw-announce-source = 将使用哪一来源的哪一个公开数值；公告时须无人知道。
help-draw-announce-reason = 再次抽取的理由。
help-draw-freeze =
    冻结名单并公布摘要；此后名录可以变动，名单不变。

    例：onevisit draw freeze 2026Q2
help-draw-witness =
    见证人确认到场，以本人账户的口令为证。

    例：onevisit draw witness 2026Q2 --account sun.witness --kind public_rep
help-draw-witness-account = 见证人的登录名。
help-draw-witness-kind = 见证人类别：personnel 人事、coordinator 综合法规、legal_counsel 法律顾问、enterprise_rep 企业代表、public_rep 群众代表、discipline_inspection 纪检。
help-draw-witness-name = 写入公开记录的姓名，默认为账户的显示名称。
help-draw-value =
    录入公开数值 VALUE，录入后不能更改。

    例：onevisit draw value 2026Q2 "9.18.26.34.41.45./2.8./"
help-draw-hold =
    抽取，并当场用独立程序复算。

    例：onevisit draw hold 2026Q2
help-draw-sign =
    在抽取记录上签字：办公室，或用 --account 指明的见证人。

    例：onevisit draw sign 2026Q2 --account sun.witness
help-draw-sign-account = 见证人的登录名，须输入口令；不指明则由办公室签字。
help-draw-publish =
    公开抽取记录和名单，并可连同验证脚本写入文件夹。

    例：onevisit draw publish 2026Q2 -o 公开
help-draw-publish-output = 写入 record.json、frame.csv、verify_draw.py 的文件夹。
help-draw-status =
    查看每一次抽取的状态、见证人、签字和下一步。

    例：onevisit draw status 2026Q2
help-draw-give-up =
    在抽取之前放弃本次抽取；理由公开可查。

    例：onevisit draw give-up 2026Q2 --reason 见证人未能到场
help-draw-give-up-reason = 放弃的理由。
help-plan =
    年度计划。

    例：onevisit plan list
help-plan-file =
    备案年度计划文件 FILE（JSON），有错则一次列出。

    例：onevisit plan file 计划.json
help-plan-publish =
    公布 YEAR 年度计划；公布后才能公告抽取。

    例：onevisit plan publish 2026
help-plan-list =
    列出年度计划。

    例：onevisit plan list
help-plan-open =
    以已备案年度计划的批次建立抽查任务 CAMPAIGN；不用 --batch 指明则为该年度全部批次。

    例：onevisit plan open 2026Q2 --year 2026 --title 第二季度联合抽查
help-plan-open-year = 年度。
help-plan-open-title = 名称，默认同编号。
help-plan-open-batch = 批次编号，可多次给出；不给出时取该年度计划中尚未列入抽查任务的全部批次。
plan-filed = 已备案 { $year } 年度计划：{ $batches } 个批次。
plan-published = 已公布 { $year } 年度计划。
campaign-opened = 已建立抽查任务 { $campaign }：{ $batches } 个批次。
plan-column-year = 年度
plan-column-title = 名称
plan-column-pack = 规则包
plan-column-state = 状态
plan-column-filed-on = 日期
plan-column-batches = 批次
plan-state-proposed = 编制中
plan-state-filed = 已备案
plan-state-published = 已公布
draw-announced = 已公告第 { $attempt } 次抽取。承诺：{ $commitment }
draw-frozen = 名单已冻结：{ $rows } 个对象。名单摘要：{ $frame }　公告摘要：{ $announcement }
draw-witnessed = 见证人 { $name } 已确认到场，公告摘要 { $announcement }
draw-valued = 已录入公开数值：{ $value }
draw-held = 已抽取并复算一致：抽中不同对象 { $targets } 个，应查事项 { $demands } 项。记录摘要：{ $record }
draw-signed = { $account } 已签字；状态：{ $state }
draw-published = 抽取记录、名单和验证脚本已公开。
draw-files-written = 已写入文件夹 { $folder }；任何人可用 python3 verify_draw.py record.json frame.csv 复算。
draw-given-up = 已放弃第 { $attempt } 次抽取。
draw-attempt-line = 第 { $attempt } 次抽取：{ $state }；下一步：{ $next }
draw-line-source = { "  " }公开数值来源：{ $source }
draw-line-commitment = { "  " }承诺：{ $commitment }
draw-line-frame = { "  " }名单：{ $rows } 个对象，摘要 { $frame }
draw-line-announcement = { "  " }公告摘要：{ $announcement }
draw-line-value = { "  " }公开数值：{ $value }
draw-line-record = { "  " }记录摘要：{ $record }
draw-line-witnesses = { "  " }见证人 { $present } 名（至少 { $least } 名）：{ $names }
draw-line-signatures = { "  " }已签字：{ $names }
draw-line-reason = { "  " }再次抽取的理由：{ $reason }
draw-line-end = { "  " }作废或放弃的理由：{ $reason }
help-plan-propose =
    开始编制一个年度的计划，各牵头部门再增补批次。

    例：onevisit plan propose 2026.json
help-plan-batches =
    在编制中的计划里增补批次，编号相同的以新的为准；文件格式同年度计划。

    例：onevisit plan batches 增补.json
help-plan-withdraw =
    从编制中的计划里去掉批次。

    例：onevisit plan withdraw 2026 2026Q2-AMR07
help-plan-show = 列出一个年度计划的各个批次。
help-plan-file-year = 不给文件时，把该年度编制中的计划备案。
plan-proposed = { $year } 年度计划编制中：{ $batches } 个批次。
plan-file-or-year = 请给出计划文件 FILE，或用 --year 给出编制中的年度，二者取一。
batch-column-batch = 批次
batch-column-title = 名称
batch-column-department = 部门
batch-column-lead = 牵头
batch-column-items = 事项
batch-column-regions = 地区
batch-column-ratio = 比例
batch-column-first = 最早
batch-column-last = 最晚

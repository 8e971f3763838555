# 年度计划的各项数字、年中调整、批次顺序。
help-plan-figures =
    YEAR 年度计划的各项数字：重点事项数、一般事项平均比例、未列入批次的事项、各批次和各县市区预计抽查对象数。

    例：onevisit plan figures 2026
help-plan-revise =
    调整已备案的年度计划：FILE 中与已备案不同的批次予以增加或替换，之后须重新公布。已建立抽查任务的批次不变。

    例：onevisit plan revise 计划.json --reason 新增学校
help-plan-revise-reason = 调整理由，记入审计链。
help-plan-order =
    用公开种子随机确定 YEAR 年度比例较高的批次的检查顺序。同一种子得到同一顺序。

    例：onevisit plan order 2026 --draw-seed 9.18.26.34.41.45 --above 20
help-plan-order-seed = 公开种子，须在计划备案之后确定。
help-plan-order-above = 比例达到百分之多少的批次参加。
plan-revised = 已调整 { $year } 年度计划：{ $batches } 个批次。下一步：onevisit plan publish { $year }
plan-not-adjustable = 规则包 { $pack } 不允许调整已备案的计划。
plan-revision-reason = 调整计划须写明理由（1 至 { $most } 个字符）。
batch-in-campaign = 该批次属于抽查任务“{ $campaign }”，须与公布的一致；请另增批次。
batch-drawn-elsewhere = 该批次的对象已在其他平台抽取，不能再改；请另增批次。
batch-order-not-drawn = 规则包 { $pack } 不允许随机确定批次顺序。
batch-order-without-seed = 确定顺序须有公开种子；请给出计划备案之后确定的种子。
figures-items = 重点事项 { $key } 项；一般事项 { $general } 项，平均比例 { $mean }
figures-left = 未列入任何批次的事项 { $count } 项（{ $items }）
figures-level = { $level }批次：{ $batches } 个
figures-district = 县市区
figures-drawn = 预计抽查对象
figures-weight = 比重
figures-batch = 批次

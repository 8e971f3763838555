# 年度统筹：预计入企次数最少的检查时段和联合抽取。
help-plan-repeat =
    以另一年度的批次、相同日期提出 YEAR 年度计划。

    例：onevisit plan repeat 2027 --like 2026
help-plan-repeat-like = 照搬哪一年度的计划。
plan-repeated = 已照 { $like } 年度提出 { $year } 年度计划：{ $batches } 个批次。下一步：onevisit plan align { $year } --move-days 28
help-plan-align =
    为 YEAR 年度计划提出检查时段和联合抽取的统筹建议：预计入企次数最少，各月工作量在现有人力之内。不改动计划。

    “按报送”指每个联合事项、每个单独批次各自抽取，已建立抽查任务的除外。各批次时段可以移动的范围写在批次里（earliest_date、latest_date、may_join）。无论怎样建议，抽查比例都不变。

    例：onevisit plan align 2027 --move-days 28
help-plan-align-move = 部门未写明范围的批次，时段可以前后移动的天数。
help-plan-align-share = 每个部门每月可用于这些检查的人·半天占全部的百分比。
help-plan-align-limit = 最多用时（秒）；到时给出当前最好的建议，界仍然成立。
help-plan-align-json = 以 JSON 输出建议。
help-plan-open-draw = 最近一次统筹建议中这个编号下一同抽取的全部批次。
alignment-visits = 预计入企：按报送 { $filed } 次；只合并抽取 { $together } 次；按建议 { $proposed } 次
alignment-saved = 减少：{ $saved } 次（{ $percent }）
alignment-bound = 证明：在各部门允许的范围内，无论怎样安排时段和抽取，预计至少 { $bound } 次；建议与此相差不超过 { $gap }
alignment-out-of-time = 用满 { $seconds } 秒仍未搜索完：可能还有更好的时段，但不会低于上述界。可用 --time-limit 延长。
alignment-inspections = 检查（抽取编号相同的一同抽取；减少：仅此项不变时多出的入企次数）
alignment-months = 各部门各月预计人·半天与可用人力
alignment-next = 由牵头部门在网上同意（POST /api/v1/plans/{ $year }/alignment/agree）；然后：onevisit plan open 任务编号 --year { $year } --draw 1
alignment-column-batches = 批次
alignment-column-filed = 报送时段
alignment-column-proposed = 建议时段
alignment-column-filed-draw = 报送抽取
alignment-column-draw = 建议抽取
alignment-column-saved = 减少
alignment-column-department = 部门
alignment-column-month = 月份
alignment-column-capacity = 可用
alignment-column-excess = 超出
alignment-not-found = { $year } 年度还没有统筹建议；请先由联席会议办公室提出。
alignment-without-draw = { $year } 年度最近的统筹建议中没有您可见的抽取 { $draw }；请核对编号。
alignment-refused = 请求有 { $count } 处错误，未作任何改动：
alignment-needs-department = 时段由牵头该批次的部门同意，办公室不能代替；请联系该部门。
alignment-without-batch = 最近的统筹建议没有移动这个批次；请去掉。
alignment-outdated = 统筹建议作出后这个批次已有改动；请重新统筹。
alignment-share = 可用人力的比例须大于 0、不超过 1。
alignment-move-days = 时段可移动的天数须在 0 至 { $most } 之间。
alignment-seconds = 用时须大于 0、不超过 { $most } 秒。
alignment-wrong = 生成的统筹建议有 { $count } 处不合规则，未予采用；请把这些信息发给维护人员：
plan-changed-meanwhile = { $year } 年度计划刚刚有改动；请重试。
plan-without-batches = { $year } 年度计划还没有批次；请先提出批次。
batch-leeway = 检查时段须在可移动的最早日期和最晚日期之内；请更正这两个日期。
align-incomplete = 有的检查没有时段或抽取编号。
align-window-not-allowed = 时段不在部门允许之列。
align-may-not-join = 其中有不得合并抽取的，却一同抽取。
align-month-overloaded = 该月工作量既超过人力，又超过报送时。
align-visits-wrong = 预计入企次数与时段、抽取不符。
align-bound-wrong = 界高于入企次数。
align-overload-wrong = 最大超出量与各月工作量不符。
alignment-too-many-alone = { $year } 年度有太多批次在同一批对象中各自抽取，无法逐一计算；请让更多批次可以合并抽取（may_join）。
alignment-process-ended = 统筹 { $year } 年度的进程被终止；请重试，并检查机器内存是否足够。

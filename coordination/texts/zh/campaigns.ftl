# 抽查任务：进度、已发布方案的入企与行程、未安排的事项、与各部门分头检查的对比。
help-campaign =
    抽查任务：进度、已发布方案的内容、省下了什么、还缺什么。

    例：onevisit campaign list
help-campaign-option = 抽查任务编号，默认最近一个。
help-campaign-list = 列出抽查任务和各自的进度，最近的在前。
help-campaign-show = 看一个抽查任务：批次、已发布的各版方案。
help-campaign-checks =
    列出抽查任务应查的事项：抽中的，以及由投诉举报等案件产生的。

    例：onevisit campaign checks 2026Q2 --source complaint
help-campaign-visits =
    列出已发布方案的入企安排。

    例：onevisit campaign visits 2026Q2 --department AMR --from 2026-04-07 --to 2026-04-11
help-campaign-tasks =
    列出所有抽查任务从今天起的入企安排；按人员查就是这个人要办的事。

    例：onevisit campaign tasks --inspector SD15-AMR-0001
help-campaign-routes = 列出已发布方案的行程：每个检查组半天走哪几家。
help-campaign-unplanned =
    列出方案未能安排的事项，按原因归类，并说明怎样才能安排。

    例：onevisit campaign unplanned 2026Q2 --reason no_capacity
help-campaign-compare =
    把已发布的方案与各部门分头检查相比：入企次数、每户进门次数、人·天。

    例：onevisit campaign compare 2026Q2
help-campaign-department = 只看这个部门（代码）。
help-campaign-area = 只看这个地区（代码，含下级）。
help-campaign-from = 从这一天起。
help-campaign-to = 到这一天止。
help-campaign-inspector = 只看这名检查人员（执法证号）。
help-campaign-target = 只看这个检查对象（编号）。
help-campaign-item = 只看这个事项（代码）。
help-campaign-source = 只看这种来源。
help-campaign-reason = 只看这种原因。
help-campaign-version = 第几版方案，默认最新一版。
help-campaign-limit = 最多显示多少行。
campaign-column-id = 编号
campaign-column-title = 名称
campaign-column-draw = 抽取
campaign-column-checks = 应查事项
campaign-column-targets = 对象
campaign-column-version = 方案版次
campaign-column-run = 运行中
campaign-batches = 批次：{ $batches }（政策包 { $pack }，{ $first } 至 { $last }）。
campaign-version = 第 { $version } 版，{ $at } 发布，摘要 { $sha256 }。
campaign-more = 只显示前 { $shown } 行；加大 --limit 可看更多。
campaign-id = 编号应为 1 到 60 个汉字、字母、数字、点、横线或下划线；请改正。
check-column-check = 检查
check-column-target = 对象
check-column-department = 部门
check-column-item = 事项
check-column-first = 最早
check-column-last = 最晚
check-column-source = 来源
visit-column-date = 日期
visit-column-start = 开始
visit-column-end = 结束
visit-column-target = 对象
visit-column-departments = 部门
visit-column-checks = 事项数
visit-column-team = 检查组
visit-column-route = 行程
visit-column-campaign = 抽查任务
route-column-route = 行程
route-column-date = 日期
route-column-session = 时段
route-column-stops = 依次
route-column-team = 检查组
left-column-check = 检查
left-column-target = 对象
left-column-department = 部门
left-column-item = 事项
left-column-window = 时间窗
left-column-reason = 原因
left-column-detail = 说明
share-column-department = 部门
share-column-checks = 事项数
share-column-visits = 联合入企
share-column-separate = 分头入企
share-column-people = 人·天
share-column-people-alone = 分头至少人·天
share-column-people-saved = 差额
figure-column-name = 项目
figure-column-together = 一次进门
figure-column-alone = 各部门分头检查
figure-owed = 应查事项
figure-off-site = 其中不需入企
figure-planned = 已安排事项
figure-left-out = 未能安排事项
figure-targets = 入企对象
figure-visits = 入企次数
figure-routes = 行程
figure-inspectors = 检查人员
figure-person-days = 人·天
source-draw = 随机抽取
source-imported-draw = 平台抽取
source-complaint = 投诉举报
source-referral = 转办交办
source-monitoring = 数据监测
source-bigdata = 大数据分析
source-emergency = 突发事件
source-superior-deployment = 上级部署
remedy-no-working-day = 放宽批次的时间窗，或与对象约定停业日以外的日子。
remedy-repeat-within-gap = 与该对象的另一次入企合并到同一天，或把时间窗移到间隔之后。
remedy-item-cap = 今年不再检查该事项；确有投诉举报的，按案件登记。
remedy-too-long = 把事项拆到两个批次，或改为书面、网络检查。
remedy-team-too-large = 减少同一天的部门，或调高检查组人数上限。
remedy-no-eligible-inspector = 在人员名录里补充有资格、有专长的人员，或核对证件有效期与回避。
remedy-no-capacity = 按说明增加人员或销假，放宽时间窗，或固定其他入企的日期后重新规划。

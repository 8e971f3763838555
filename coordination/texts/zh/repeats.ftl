# 一年内不重复入企的报告：每一对相隔不足的入企及其原因。
repeat-column-target = 检查对象
repeat-column-earlier = 前一次
repeat-column-later = 后一次
repeat-column-days = 相隔天数
repeat-column-cause = 原因
repeat-column-made = 后一次由谁
repeat-here = 本系统任务
repeat-elsewhere = 其他系统导入
repeat-counts = 入企 { $visits } 次，对象 { $targets } 个；相隔不足 { $gap } 天的 { $pairs } 对，其中没有原因的 { $without } 对（其他系统造成 { $elsewhere } 对）
repeat-files-written = 报告、台账和复算脚本已写入 { $folder }；复算：python3 verify_repeats.py repeats.json ledger.csv
repeat-cause-none = 没有原因
repeat-cause-complaint = 投诉举报
repeat-cause-referral = 转办交办
repeat-cause-monitoring = 数据监测
repeat-cause-bigdata = 大数据监管
repeat-cause-emergency = 突发事件
repeat-cause-superior-deployment = 上级部署
repeat-cause-abnormal-list = 经营异常名录
repeat-cause-serious-violation = 严重违法失信名单
repeat-cause-dishonesty = 失信行为
repeat-cause-many-complaints = 多次投诉举报
repeat-cause-life-safety-sector = 涉及人身财产安全
repeat-cause-social-hotspot = 社会热点
repeat-cause-government-rectification = 政府部署整治
repeat-cause-draw = 抽取
repeat-cause-imported-draw = 平台抽取
api-year-repeats = 一年内重复入企报告
api-year-repeats-ledger = 重复入企报告所依据的台账
api-public-repeats-script = 重复入企报告的复算脚本
help-year-repeats =
    列出一年中每一对相隔不足的入企及其原因；有没有原因的，退出状态为 1。

    例：onevisit year repeats 2026 -o proof
help-year-repeats-pack = 按哪个规则包的间隔。
help-year-repeats-output = 报告、台账和复算脚本写入的目录。
report-year = 六、全年：三个批次活动依次开展，全部检查任务办结
report-year-campaign = 　{ $campaign }：导入其他系统入企 { $imported } 次；抽取前因不满一年等排除 { $left_out } 批次·次；抽中 { $drawn } 个对象，另有投诉 { $cases } 件；入企 { $visits } 次，结果互认 { $recognised } 件
report-year-repeats = 　全年入企 { $visits } 次，对象 { $targets } 个；相隔不足 { $gap } 天的 { $pairs } 对，其中没有原因的 { $without } 对（year/：报告、台账、复算脚本）
help-demo-year = 接着演示全年：再开展两个季度，所有检查办结，并给出一年内不重复入企的报告（同样规模下耗时数倍）。
step-year = 全年

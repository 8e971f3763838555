# 基准测试。
help-bench =
    在公开的基准问题上测量排程：时间、内存、得分与理论界的差距、违反规则数；区县月与几种基线方法并列。

    每次测量在单独的进程中进行。大模型给十倍于本程序的时间，且不少于 --patience。

    例：onevisit bench --size county-month --growth 1x1,2x1,5x1 -o bench
help-bench-size = 规模：county-month 一个区县一个月，city-month 十一个区县一个月，city-year 十一个区县一年，all 全部，none 不测。
help-bench-growth = 增长曲线的各步（区县数x月数，逗号分隔），如 1x1,2x1,5x1,11x1,11x3,11x6,11x12；all 为全部。
help-bench-targets = 每个区县每月的检查对象数。
help-bench-patience = 大模型至少给多少秒。
help-bench-output = 写入 bench.json、增长曲线、问题和方案文件的文件夹。
bench-running = 正在运行：{ $method }，{ $size }…
bench-written = 结果已写入文件夹 { $folder }。
bench-ours = 一、本程序
bench-ours-note = 括号内为与理论界的差距；内存为进程本身加其最大子进程的峰值。
bench-beside = 二、与基线方法并列（区县月）
bench-beside-note = “不劣于”按得分次序比较：加权检查多者优，其次入企少、人·半天少、路上时间少；带正负号的数为本程序减对方。各部门分头检查不遵守间隔等规则，只列出其违反数。
bench-growth = 三、增长
bench-growth-note = 区县数x月数；图见 growth.svg（双对数坐标）。
bench-size-county-month = 区县月
bench-size-city-month = 全市月
bench-size-city-year = 全市年
bench-method-ours = 本程序
bench-method-greedy = 贪心
bench-method-whole-cpsat = 整体模型（CP-SAT）
bench-method-whole-highs = 整体模型（HiGHS）
bench-method-separate = 各部门分头检查
bench-column-size = 规模
bench-column-step = 规模
bench-column-method = 方法
bench-column-targets = 对象
bench-column-checks = 事项
bench-column-inspectors = 人员
bench-column-given = 限时（秒）
bench-column-seconds = 用时（秒）
bench-column-lottery = 其中匹配（秒）
bench-column-memory = 内存（MB）
bench-column-planned-weight = 加权检查
bench-column-visits = 入企次数
bench-column-person-sessions = 人·半天
bench-column-travel-minutes = 路上分钟
bench-column-violations = 违反规则
bench-column-never-worse = 本程序不劣于它
bench-no-plan = 是（它在限时内没有方案）
bench-breaks-rules = 不可比（它违反规则 { $count } 处）
bench-equal = 是（相同）
bench-better = 是（{ $score } { $by }）
bench-worse = 否（{ $score } { $by }）
bench-plot-seconds = 用时（秒）
bench-plot-memory = 内存峰值（MB）
bench-plot-targets = 检查对象数

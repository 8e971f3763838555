# 基准测试。
help-bench =
    在公开的基准问题上测量排程：时间、内存、得分与理论界的差距、违反规则数；区县月与几种基线方法并列。

    每次测量在单独的进程中进行。大模型给十倍于本程序的时间，且不少于 --patience。

    例：onevisit bench --size county-month --growth 1x1,2x1,5x1 -o bench
help-bench-replan =
    测量一人生病、停检一周、一个部门人员减半之后的方案调整：秒数、改动次数与最少可能的次数，按目标各一，并与其余部分从头重新规划对照。

    例：onevisit bench replan --size city-month -o bench
help-bench-size = 规模：county-month 一个区县一个月，city-month 十一个区县一个月，city-year 十一个区县一年，all 全部，none 不测。
help-bench-growth = 增长曲线的各步（区县数x月数，逗号分隔），如 1x1,2x1,5x1,11x1,11x3,11x6,11x12；all 为全部，--size all 时即如此。
help-bench-targets = 每个区县每月的检查对象数。
help-bench-draw-rows = 大规模抽取的名单对象数，0 为不测；--size all 时默认 14000000，其他规模默认不测。
help-bench-patience = 大模型至少给多少秒。
help-bench-output = 写入 bench.json、增长曲线、问题和方案文件的文件夹；不写时在表格后打印 JSON。
bench-running = 正在运行：{ $method }，{ $size }…
bench-written = 结果已写入文件夹 { $folder }。
bench-ours = 一、本程序
bench-ours-note = 括号内为与理论界的差距；“≤”“>”后为限额（每区县每月 270 个对象、非紧张情形）。内存为全部进程合计的峰值；匹配用时含核对程序证明其公平所用的时间，另列于旁。
bench-beside = 二、与基线方法并列（区县月）
bench-beside-note = “不劣于”按得分次序比较：加权检查多者优，其次入企少、人·半天少、路上时间少；带正负号的数为本程序减对方。各部门分头检查不遵守间隔等规则，只列出其违反数。
bench-lottery = 三、随机匹配与简单抽签并列（本程序方案的岗位）
bench-lottery-note = 负荷为期望半天数除以可用半天数。本程序按公布的概率计算；简单抽签按试验次数统计，所以其最小机会至少是试验次数分之一。最小机会不含毫无机会的人；“无机会”为其在全部“岗位·合格人员”中所占比例。“卡住”为留下无人可填岗位的比例。
bench-rule-leximin = 本程序（逐级最公平）
bench-rule-by-post = 逐岗位抽签
bench-rule-by-person = 人员随机排序依次挑选
bench-growth = 四、增长
bench-growth-note = 区县数x月数；图见 growth.svg（双对数坐标；虚线为与对象数成正比）。
bench-draw = 五、大规模抽取
bench-draw-note = 从按登记先后排列的数据到名单文件和抽取记录，包括替换抽取；内存为全部进程合计的峰值。
bench-not-installed = 未安装
bench-running-lotteries = 正在运行：抽签比较，{ $size }…
bench-running-draw = 正在运行：从 { $rows } 个对象中抽取…
bench-limits-kept = 是
bench-limits-not = 否
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
bench-column-given = 限时（秒）
bench-column-seconds = 用时（秒）
bench-column-seconds-per-thousand = 每千个对象用时（秒）
bench-column-lottery = 其中匹配（秒）
bench-column-proof = 其中证明（秒）
bench-column-memory = 内存（MiB）
bench-column-limits = 符合限额
bench-column-lottery-rule = 匹配办法
bench-column-posts = 岗位
bench-column-trials = 试验次数
bench-column-least-ratio = 最小负荷
bench-column-greatest-ratio = 最大负荷
bench-column-least-chance = 最小机会
bench-column-shut-out = 无机会
bench-column-stuck = 卡住
bench-column-rows = 名单对象
bench-column-departments = 部门
bench-column-distinct = 抽中
bench-column-processes = 进程
bench-column-processor = 处理器（秒）
bench-column-ticket = 每签（微秒）
bench-column-ticket-all = 每签，全部进程（微秒）
bench-column-ticket-sampler = 每签，consistent_sampler（微秒）
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
bench-plot-memory = 内存峰值（MiB）
bench-plot-targets = 检查对象数
bench-replans = 方案调整
bench-replans-note = 秒数旁为限值。各数均自事件之日起计。未排事项：尚欠而未排入企的检查事项。改动入企：日期、半天、检查事项有变或不再入企；改动人员：新出现的“入企—人员”对。改动列为实际次数，括号内为前几项不变时的最少次数：“=”已证明，“≥”为目前已证明的下限，“到时未完”指搜索因时限而止。“重新规划”指其余部分从头规划，什么都不保留。
bench-running-replan = 运行：调整（{ $event }，{ $method }），{ $size }…
bench-event-illness = 一人生病
bench-event-lost-week = 停一周
bench-event-staff-cut = 一个部门人员减半
bench-replanned-moves = 改动最少
bench-replanned-person_sessions = 人天最少
bench-out-of-time = ，到时未完
bench-planned-again = 漏排最少（重新规划）
bench-column-event = 事件
bench-column-unplanned = 未排事项
bench-column-person-days = 人天
bench-column-visits-moved = 改动入企
bench-column-people-moved = 改动人员
bench-column-changes = 改动

# 服务基准测试。
help-bench-service =
    测量服务在压力下的表现：导入、启动、分页查询，以及排程运行时全部检查人员日历的轮询；各数字旁为限额。

    压力来自单独的进程；装有 Radicale 时（依赖组 bench）与其并列。数据库为临时新建，结束后删除。

    例：onevisit bench service --database both --postgres-url postgresql://user:password@host/postgres -o bench
help-bench-service-database = 数据库：sqlite，postgres，或 both 两者。
help-bench-service-postgres-url = 可以新建数据库的 PostgreSQL 服务器地址；默认取 ONEVISIT_BENCH_POSTGRES_URL 或 TEST_DATABASE_URL。
help-bench-service-feeds = 有日历的检查人员数，每份日历每 15 分钟被轮询一次。
help-bench-service-targets = 查询时库中的检查对象数。
help-bench-service-rows = 导入文件的行数。
help-bench-service-seconds = 轮询多少秒。
help-bench-service-queries = 每种查询的次数。
help-bench-service-areas = 排程问题的区县数。
help-bench-service-run-targets = 排程问题每个区县的检查对象数。
bench-service-running = 正在测量（{ $database }）：{ $what }…
bench-service-step-import = 导入
bench-service-step-fill = 补足检查对象
bench-service-step-start = 启动
bench-service-step-pages = 分页查询
bench-service-step-publish = 公布方案、生成日历
bench-service-step-feeds = 排程运行时轮询日历
bench-service-step-saturation = 尽快轮询日历
bench-service = 服务（{ $database }）
bench-service-note = 轮询的用时从应到时刻算起，服务停顿也计入；同时有工作进程在排程。p99 之外的机器负载会影响用时，可与 Radicale 之比为准。限额只对默认规模。Radicale 对每次轮询都返回全部内容（200）。
bench-service-column-figure = 项目
bench-service-column-value = 测得
bench-service-column-limit = 限额
bench-service-column-kept = 在限额内
bench-service-import = 导入 { $rows } 个对象
bench-service-import-processor = 导入 { $rows } 个对象，处理器时间（不含数据库服务器）
bench-service-import-memory = 导入 { $rows } 个对象，内存峰值
bench-service-start = 启动至第一次应答
bench-service-start-processor = 启动的处理器时间
bench-service-idle-memory = 空闲时内存
bench-service-page = 一页对象，{ $kind }，{ $way }，p95
bench-service-kind-name = 按名称
bench-service-kind-code = 按代码
bench-service-kind-region = 按区县
bench-service-kind-name-region = 按名称和区县
bench-service-kind-name-industry = 按名称和行业
bench-service-kind-code-name = 按代码和名称
bench-service-kind-region-industry = 按区县和行业
bench-service-poll-statements = 无变化的一次轮询，语句数
bench-service-poll-reading = 其中读取事件或日历内容的语句
bench-service-run-going-on = 轮询期间一直在排程（1 为是）
bench-service-poll = 轮询，{ $server }，{ $share }（应答 { $statuses }）
bench-service-poll-processor = 每次轮询的处理器时间
bench-service-poll-beside = p99 与 Radicale 之比
bench-service-saturation = 每秒轮询数上限，{ $server }
bench-service-refused = 服务的应答与预期不符（{ $statuses }）；请查看服务日志。
bench-service-no-run = 工作进程没有开始排程；请用 onevisit worker 单独试一次。
bench-service-no-server = 没有 PostgreSQL 服务器：请给出 --postgres-url，或只测 --database sqlite。
bench-service-sizes = --targets（{ $targets }）须大于 --rows（{ $rows }）。

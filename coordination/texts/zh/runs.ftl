# 规划运行与工作进程。
help-run =
    规划运行：提交后由工作进程（onevisit worker）完成，可随时查看、取消、继续；中途断电、重启都不会丢失已算好的部分。

    例：onevisit run start 2026Q2
help-run-start =
    为抽查任务 CAMPAIGN 提交一次规划运行，按此刻的名录。同一任务同一时间只能有一次运行。

    例：onevisit run start 2026Q2 --watch
help-run-start-watch = 提交后一直看到结束；按 Ctrl-C 只是不再看，运行照常进行。
help-run-processes = 预计同时有几个工作进程；只用来把限时分摊给各部分。默认与处理器核数相同。
help-run-list =
    列出规划运行，最近的在前。

    例：onevisit run list --campaign 2026Q2
help-run-list-campaign = 只看这个抽查任务。
help-run-watch =
    看一次运行直到结束。

    例：onevisit run watch 3 -o plan.json
help-run-watch-output = 结束后把方案写入这个文件。
help-run-cancel =
    取消一次运行；已算好的部分保留，可以继续。

    例：onevisit run cancel 3
help-run-resume =
    让已取消或失败的运行从停下的地方继续。

    例：onevisit run resume 3
help-run-publish =
    把一次运行的方案发布为抽查任务的下一版。

    例：onevisit run publish 3
help-worker =
    工作进程：完成规划运行，直到按 Ctrl-C。同一数据库可以开任意多个；用 PostgreSQL 时可以在多台机器上开。

    例：onevisit worker --processes 2
help-worker-name = 工作进程的名称，不能与其他工作进程相同；默认用机器名加序号。
help-worker-processes = 同时几个；默认与处理器核数相同。
worker-ready = 工作进程 { $worker } 已就绪。
worker-stopped = 工作进程 { $worker } 已停止；未完成的运行由其他工作进程或下次启动时继续。
worker-merged = 运行 { $run }：已合并，分为 { $blocks } 块，待排 { $left } 块。
worker-block = 运行 { $run }：第 { $block } 块已排好，用时 { $seconds } 秒。
worker-planned = 运行 { $run }：方案已完成并通过检查。
worker-failed = 运行 { $run }：失败。{ $why }
worker-adopted = 接手工作进程 { $other } 留下的 { $parts } 项。
worker-troubled = 暂时无法查看新的运行（{ $kind }），稍后自动再试；详情见日志 { $log }。
worker-name-taken = 名称“{ $worker }”正被另一个工作进程使用；请用 --name 换一个。
run-started = 已提交运行 { $run }；用 onevisit run watch { $run } 查看，由 onevisit worker 完成。
run-cancel-asked = 已要求取消运行 { $run }，工作进程几秒内停下。
run-cancelled = 运行 { $run } 已取消。
run-resumed = 运行 { $run } 将继续。
run-published = 运行 { $run } 的方案已发布为抽查任务“{ $campaign }”第 { $version } 版。
run-line = 运行 { $run }：{ $state }，{ $stage }（{ $seconds } 秒）
run-line-step = 运行 { $run }：{ $state }，{ $stage }（{ $seconds } 秒）已完成 { $done }/{ $total }，人·半天 { $best }，理论界 { $bound }
run-line-step-apart = 运行 { $run }：{ $state }，{ $stage }（{ $seconds } 秒）已完成 { $done }/{ $total }，各辖区分别计：人·半天 { $best }，理论界 { $bound }
run-column-run = 运行
run-column-campaign = 抽查任务
run-column-state = 状态
run-column-stage = 阶段
run-column-done = 块
run-column-best = 人·半天
run-column-bound = 理论界
run-column-seconds = 秒
run-column-requested-by = 提交人
run-state-queued = 等待
run-state-running = 进行中
run-state-cancelling = 正在取消
run-state-cancelled = 已取消
run-state-failed = 失败
run-state-done = 完成
run-not-found = 没有编号为 { $run } 的运行；用 onevisit run list 查看。
run-active = 抽查任务“{ $campaign }”的运行 { $run } 尚未结束；请等它结束，或先取消它。
run-ended = 运行 { $run } 已经结束，不能取消。
run-not-resumable = 运行 { $run } 没有停下，不能继续；只有已取消或失败的运行可以继续。
run-without-plan = 运行 { $run } 没有方案；请等它完成，或让它继续。
run-interrupted = 运行意外中止；可以让它继续，已算好的部分仍在。
run-part-killed = 工作进程 { $worker } 的求解进程被系统中止（信号 { $signal }），多半是内存不足；排除后可以让运行继续。
run-part-failed = 工作进程 { $worker } 内部出错（{ $kind }）；请把该机器上的日志 { $log } 发给维护人员，排除后可以继续。
plan-overtaken = 抽查任务“{ $campaign }”已有更新的第 { $newest } 版，这份方案是在它之前规划的，未予发布；请重新规划。
help-run-start-problem = 不按抽查任务，而求解这个问题文件（joint-inspection-problem/1）；方案用 run watch -o 取得。
help-run-problem =
    把一次运行的问题文件写出来。

    例：onevisit run problem 3 -o problem.json
run-of-what = 请给出抽查任务 CAMPAIGN，或用 --problem 给出问题文件，二者取一。
run-without-campaign = 运行 { $run } 求解的是单独的问题文件，不属于任何抽查任务，不能发布。
version-without-plan-file = 抽查任务“{ $campaign }”第 { $version } 版的方案文件不在任何运行里。
help-export-plan =
    写出已发布方案的方案文件（joint-inspection-plan/1）。

    例：onevisit export plan --campaign 2026Q2 -o plan.json
plan-exported = 已写入 { $file }。

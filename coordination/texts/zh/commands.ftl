# 命令行帮助。
help-onevisit =
    进一次门（One Visit）：可验证地抽取检查对象，把各部门的检查合并成一次入企，随机匹配检查组，公布计划、输出日历。
help-epilog = 例：onevisit demo
help-lang = 语言：zh 中文（默认）或 en 英文；也可用环境变量 ONEVISIT_LANG。
help-json = 输出 JSON。
help-output = 写入的文件。
help-demo =
    演示：虚构的聊城市，从名录到日历走完第二季度。

    生成六万余个检查对象、一千余名检查人员，备案年度计划，联合抽取、合并、排程、随机匹配、发布，结果留在数据库和 demo 文件夹。同一种子结果相同。

    例：onevisit demo --draw-seed 2026-04
help-demo-seed = 公开种子；同一种子得到同一结果。
help-demo-folder = 写入文件的文件夹。
help-demo-scale = 城市规模，1 为全市，0.1 为十分之一。
help-import =
    导入名录文件 FILE（CSV、XLSX、XLS、XML 表格 2003）。

    列名用中文，见 onevisit template。错误的行不入库并逐条说明，正确的行照常入库；同一文件导入两次不产生变化。

    KIND：targets 检查对象，inspectors 检查人员，items 抽查事项，joint-items 联合抽查事项，checklists 检查要点，statutory-ratios 法定比例频次，work-rules 抽查工作细则，visits 入企台账，leave 请假，recusals 回避，exemptions 免检名单，draws 平台抽取名单。

    例：onevisit import targets 市场主体库.csv --errors 退回.xlsx
help-import-errors = 把退回的行及原因写入这个文件（.csv 或 .xlsx），改正后可再次导入。
help-template =
    写出一种名录的空白模板及填写说明（.xlsx 或 .csv）。

    例：onevisit template inspectors -o 检查人员模板.xlsx
help-packs =
    列出规则包：五份文件及 2026 年基准。

    例：onevisit packs --on 2024-12-31
help-packs-on = 看这一天的有效状态，默认今天。
help-packs-show =
    列出一个规则包的全部有效参数及其出处。

    例：onevisit packs show ZB
help-rules =
    列出五份文件的 280 条规则各在何处实现，并计数。

    例：onevisit rules --pack LC --realised open
help-rules-pack = 只看一份文件：JN、LC、CX、HK、ZB。
help-rules-realised = 只看一种实现方式，如 open。
help-verify =
    复算已公布的结果。

    例：onevisit verify draw demo/draw/record.json demo/draw/frame.csv
help-verify-draw =
    用抽取记录和名单复算整个抽取；不符时指出哪一行。

    例：onevisit verify draw demo/draw/record.json demo/draw/frame.csv
help-verify-lottery =
    用方案中公布的概率和种子复算检查组；不符时逐个列出岗位。不用求解器。

    例：onevisit verify lottery plan.json
help-export =
    导出文件。

    例：onevisit export problem -o problem.json
help-export-problem =
    把抽查任务导出为规划问题文件（joint-inspection-problem/1）。

    例：onevisit export problem -o problem.json
help-solve =
    为规划问题文件生成方案文件（joint-inspection-plan/1）。

    例：onevisit solve problem.json -o plan.json --draw-seed 2026-04
help-solve-seed = 随机匹配的公开种子；默认取问题文件的摘要：无人选定，但能改动问题的人可以反复试。要排除这种可能：先不限时求解，公布 verify lottery 打印的摘要，再取此后才产生的公开值作种子重新求解。
help-time-limit = 寻找更好行程的秒数（含合并）；到时交出已有的行程。之后排时段和人员、抽签、说明原因、核验另计，需要多久用多久：交出的方案已经核验，理论界仍然成立。默认不限。
help-processes = 同时用几个进程；默认与处理器核数相同。不限时的话，几个进程结果都一样。
help-check =
    检查方案是否符合全部规则，列出每一处违反。

    例：onevisit check problem.json plan.json
help-generate =
    生成公开的基准问题文件（joint-inspection-problem/1）：若干区县、若干月、虚构的对象和人员，事项取自抽查事项库。

    同样的参数得到同样的文件，一个字节不差。

    例：onevisit generate --areas 1 --months 1 --targets 270 -o county-month.json
help-generate-areas = 区县数，1～99。
help-generate-months = 月数，1～12。
help-generate-targets = 每个区县每月的检查对象数，1～5000。
help-generate-seed = 公开种子；同一种子得到同一问题。
help-generate-tight = 人手紧张：最忙的部门约缺一成。
generated = 基准问题已写入 { $file }（{ $kilobytes } KB）：检查对象 { $targets } 个，检查事项 { $checks } 项，检查人员 { $inspectors } 人。
problem-exported = 规划问题已写入 { $file }（{ $kilobytes } KB）。
stage = { $stage }…（{ $seconds } 秒）
stage-step = { $stage }…（{ $seconds } 秒）人·半天 { $best }，理论界 { $bound }
stage-step-apart = { $stage }…（{ $seconds } 秒）已完成 { $done }/{ $total }，各辖区分别计：人·半天 { $best }，理论界 { $bound }
stage-counted = { $stage }…（{ $seconds } 秒）已完成 { $done }/{ $total }
stage-merge = 合并
stage-route = 排程
stage-staff = 随机匹配
stage-check = 检查
solved = 方案已写入 { $file }，用时 { $seconds } 秒。
score-name = 得分
score-reached = 达到
score-bound = 理论界
score-gap = 差距
score-planned-weight = 已安排检查（加权）
score-visits = 入企次数
score-person-sessions = 人·半天
score-travel-minutes = 路上分钟
unplanned = 未安排——{ $reason }：{ $count } 项
heading-usage = 用法：
heading-options = 选项
heading-commands = 命令
help-help = 显示这份帮助。
help-feed =
    日历订阅地址：发放、列出、停用、每晚刷新。

    例：onevisit feed issue department AMR
help-feed-issue =
    发放一个订阅地址；同一日历原先发给您的地址随即停用。地址只显示这一次。

    KIND：inspector 检查人员，department 部门，batch 批次。SUBJECT：执法证号、部门代码或批次编号。

    例：onevisit feed issue inspector SD15-AMR-0001 --url https://onevisit.example
help-feed-language = 日历的语言：zh 或 en。
help-feed-url = 服务的外部地址，手机须能访问。
help-feed-qr = 把二维码写入这个文件（.svg）。
help-feed-list =
    列出在用的订阅地址；地址中的密钥不再显示。

    例：onevisit feed list
help-feed-revoke =
    停用一个订阅地址，立即生效；ID 见 onevisit feed list。

    例：onevisit feed revoke 3f1c9a0b7d5e2468
help-feed-refresh =
    把全部日历的显示范围移到今天（保留 60 天以内）；请安排每晚执行一次。

    例：onevisit feed refresh
feed-issued = 订阅地址（编号 { $id }，只显示这一次，请勿转发）：
feed-qr-written = 二维码已写入 { $file }，用手机相机扫描即可订阅。
feed-revoked = 订阅地址 { $id } 已停用。
feed-refreshed = 更新了 { $count } 份日历。
feed-none = 没有在用的订阅地址。
feed-column-id = 编号
feed-column-kind = 种类
feed-column-subject = 对象
feed-column-language = 语言
feed-column-issued-by = 领取人
feed-column-issued-at = 领取时间
feed-kind-inspector = 检查人员
feed-kind-department = 部门
feed-kind-batch = 批次
help-leave =
    从检查人员本人的忙闲日历 FILE（.ics）得出请假：今后一年内日历占用的工作半天。日程的名称和地点不保存。

    先列出，不入库；加 --store 入库，并取代同一人上次由日历得出的请假。

    例：onevisit leave 我的日历.ics --inspector SD15-AMR-0001 --store
help-leave-inspector = 执法证号。
help-leave-store = 入库。
leave-column-first = 开始日期
leave-column-last = 结束日期
leave-column-half = 时段
leave-half-whole-day = 全天
leave-half-am = 上午
leave-half-pm = 下午
leave-proposed = 日历占用 { $count } 段；加 --store 入库。
leave-taken = 入库 { $new } 段，删去上次由日历得出而现已空闲的 { $removed } 段。
leave-unreadable = 有 { $count } 个日程未能完整读出，请核对上表，必要时另行登记请假。

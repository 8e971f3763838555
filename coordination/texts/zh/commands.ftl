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

    KIND：targets 检查对象，inspectors 检查人员，items 抽查事项，joint-items 联合抽查事项，visits 入企台账，leave 请假，recusals 回避，exemptions 免检名单，draws 平台抽取名单。

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
help-campaign = 抽查任务编号，默认最近一个。
help-solve =
    为规划问题文件生成方案文件（joint-inspection-plan/1）。

    例：onevisit solve problem.json -o plan.json --draw-seed 2026-04
help-solve-seed = 随机匹配的公开种子；默认取问题文件的摘要。
help-time-limit = 最多用多少秒；到时交出已有的最好方案和仍然成立的理论界。默认不限。
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
stage-step = { $stage }…（{ $seconds } 秒）已完成 { $done }/{ $total }，人·半天 { $best }，理论界 { $bound }
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

# 演示报告。
step-generate = 生成城市
step-import = 导入名录
step-draw = 联合抽取
step-plan = 合并、排程、匹配
step-conduct = 检查与公示
step-calendars = 输出日历
report-registers = 一、名录导入
report-import = 　{ $file }：读取 { $read } 行，入库 { $new }，退回 { $refused }
report-draw = 二、联合抽取：{ $batches } 个批次，名单 { $frame } 个对象（抽查事项按部门计）
report-department = 　{ $department } 抽中对象 { $targets }　应查事项 { $checks }
report-total = 合计（部门·对象）
report-overlap = 　抽中不同对象 { $distinct } 个；按各部门比例理论最少（期望） { $bound } 个，各部门分别抽取则期望 { $separate } 个
report-left-visited-within-gap = 　事先排除：窗口内距上次入企不满一年，{ $count } 批次·次
report-left-department-visit-cap = 　事先排除：达到部门年度入企上限，{ $count } 批次·次
report-left-not-in-business = 　事先排除：已注销或吊销，{ $count } 批次·次
report-replaced = 　抽中后因免检替换 { $left } 个，用随机码 { $rounds } 轮
report-plan = 三、计划：现场检查 { $checks } 项，另有非现场检查 { $off_site } 项不入企
report-visits = 　入企 { $visits } 次；各部门分头检查需 { $alone } 次，减少 { $saved }
report-teams = 　检查组行程 { $routes } 条（半天），{ $people } 人参加，共 { $person_days } 人·天，每组平均 { $team } 人
report-unplanned = 　未能安排 { $count } 项
report-reason = 　· { $reason } { $count } 项，例：{ $detail }
report-proofs = 四、证明
report-proof-weight = 　已安排 { $planned } 项，任何方案至多 { $bound } 项
report-proof-visits = 　入企 { $visits } 次，安排同样多检查的任何方案至少 { $bound } 次
report-proof-people = 　{ $people } 人·半天，理论下限 { $bound }
report-proof-draw = 　抽取记录已按公开方法复算一致（公告摘要 { $digest }…）
report-proof-check = 　方案经独立检查程序核对，R1–R12 无一违反
report-conduct = 五、检查之后：检查任务 现场 { $visits } 项、非现场 { $off_site } 项
report-conduct-done = 　已完成最早的 { $visits } 次入企：审批、备案、通知、检查码、现场记录齐备；{ $results } 个部门结果已公示
report-conduct-outcome = 　· { $outcome } { $count } 个
report-conduct-objections = 　异议 { $count } 件，均由未参与检查的人员复查并反馈
report-conduct-maintained = 　· { $target }对{ $department }的结果不服（{ $task }）：检查属实，维持原结果
report-conduct-corrected = 　· { $target }对{ $department }的结果不服（{ $task }）：异议成立，结果经部门负责人签字更正，原版本留存
report-conduct-file = 　卷宗 1 册已装订：{ $task }，{ $pieces } 件
report-conduct-due = 　{ $on } 的期限：未到期 { $open }，临近 { $near }，逾期 { $overdue }；按期完成 { $kept }，超期完成 { $missed }
demo-done =
    数据库：{ $database }
    文件 { $files } 个在 { $folder }：draw（抽取记录与验证脚本）、problem.json、plan.json、calendars（日历）、registers（名录）
    下一步：onevisit verify draw { $folder }/draw/record.json { $folder }/draw/frame.csv
    　　　　onevisit check { $folder }/problem.json { $folder }/plan.json
demo-visitors = 　　　　onevisit serve，用浏览器打开，以下列账户登录（口令只显示这一次，只在这个演示库里有效）：
demo-visitor = 　　　　　{ $name }　{ $password }　{ $role }

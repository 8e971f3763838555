# 未能安排的原因：写给要处理它的人看，说清缺什么、差多少、怎么办。
reason-no-working-day = 时间窗 { $first } 至 { $last } 内没有可以入企的工作日（对象停业日已剔除）；请放宽时间窗。
reason-earlier-visit = { $earlier } 已经入企，{ $gap } 天内不重复检查，最早可于 { $allowed } 再次检查；时间窗 { $first } 至 { $last } 还需延长 { $days } 天。
reason-item-cap = { $year } 年该事项在该对象已检查 { $count } 次，达到每年 { $cap } 次的上限。
reason-too-long = 一次入企需 { $minutes } 分钟，超过最长半天 { $longest } 分钟；请拆分事项或缩短检查时长。
reason-team-too-large = { $departments } 个部门至少需 { $people } 人，超过检查组上限 { $most } 人；请减少同行部门或调整上限。
reason-nobody = { $department } 在 { $area } 可用 { $people } 人，其中具备专长（{ $specialties }）的 { $skilled } 人，至少需 { $least } 人；请补充人员、延长证件或放宽时间窗 { $first } 至 { $last }。
reason-no-leader = { $department } 在 { $area } 没有可任组长的人员；请指定组长人选。
reason-windows-apart = 该对象已定于 { $visit_date } 入企（时间窗 { $visit_first } 至 { $visit_last }），本事项时间窗 { $first } 至 { $last } 与之不相交；把其中一个时间窗放宽 { $days } 天即可合并为一次入企。
reason-other-visit = 该对象已定于 { $visit_date } 入企（时间窗 { $visit_first } 至 { $visit_last }），{ $gap } 天内不再第二次入企；本事项时间窗为 { $first } 至 { $last }，可与该次入企商定同一天后合并。
reason-no-capacity = { $department }（专长：{ $specialties }）在 { $area } 人手不足：最接近的 { $week } 周 { $date } { $session } 仅有 { $free } 人空闲，还缺 { $short } 人；请增派人员或放宽时间窗 { $first } 至 { $last }。
reason-too-long-together = 该对象已定于 { $visit_date } 入企，{ $gap } 天内不再第二次入企；与该次合并需 { $minutes } 分钟，超过最长半天 { $longest } 分钟。请缩短检查时长或把部分事项改为非现场方式。
reason-team-too-large-together = 该对象已定于 { $visit_date } 入企，{ $gap } 天内不再第二次入企；与该次合并的 { $departments } 个部门至少需 { $people } 人，超过检查组上限 { $most } 人。

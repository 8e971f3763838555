# 紧急检查：先检查，后补办手续。
trail-column-source = 来源
trail-column-due = 补办期限
paper-state-owed = 待补办
paper-state-refused = 负责人不予批准
paper-state-complete = 已补办
paper-state-complete-late = 逾期补办
clock-papers = 补办检查手续
urgent-without-reason = 请写明紧急检查的原因，不超过 { $most } 字。
urgent-refused = 紧急检查有 { $count } 处须改正：
urgent-items = 至少一个检查事项，且不重复。
urgent-officers = 检查人员不少于 { $least } 人，且不重复。
urgent-certificate = { $value } 的执法证件已过期，请换有效证件的人员。
urgent-recused = { $value } 与该对象有回避关系，请换人。
task-not-urgent = { $task } 不是紧急检查，请按检查前的程序审批。
papers-complete-already = { $task } 的手续已补办完毕。
papers-refused-already = { $task } 已作不予批准处理；如情况有变，请直接补办。
papers-refused-without-reason = 请写明不予批准的理由，不超过 { $most } 字。
papers-late = { $task } 的手续应在 { $last } 前补办，现已逾期；请写明逾期原因后再补办，逾期情况保留可查。
papers-owed = { $task } 是紧急检查，手续尚未补办，结果不能公示；请部门负责人先补办。
api-urgent-inspections = 紧急检查及其手续
api-urgent-inspection-begin = 报告紧急检查
api-papers-complete = 补办紧急检查手续
api-papers-refuse = 不批准紧急检查
audit-action-urgent-check-reported = 报告紧急检查
audit-action-papers-completed = 补办紧急检查手续
audit-action-papers-refused = 不批准紧急检查
help-task-urgent =
    列出紧急检查和补办手续的情况，逾期和不予批准的一直可查。

    例：onevisit task urgent --campaign 2026Q2
urgent-reference = 编号不超过 { $most } 字，不含换行以外的控制字符。

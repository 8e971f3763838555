# 事项的审核批准，方案的检查前备案。
help-approval =
    审批与备案：事项依次经过的审核，方案在入企前的备案；由谁、何时、文号都有记录。

    例：onevisit approval show AMR-03
help-approval-show = 看一个事项走到了哪一步；事项有改动的，须重新审核。
help-approval-confirm =
    登记事项的下一步；步骤名见 approval show。

    例：onevisit approval confirm AMR-03 legal_unit_review --note 法审〔2026〕3号
help-approval-filings = 看抽查任务最新一版方案在哪些地方备了案。
help-approval-file =
    登记最新一版方案的备案；备案处名称见 approval filings。

    例：onevisit approval file 2026Q2 市涉企检查网络备案系统 --note 2026-0012
help-approval-note = 文号或备案号。
approval-column-step = 步骤
approval-column-name = 名称
approval-column-by = 办理人
approval-column-at = 时间
approval-column-note = 文号
approval-step-filed-with-coordinator = 报统筹机构备案
approval-step-derived-from-provincial-list = 依据省级清单
approval-step-compiled-by-coordinator = 统筹机构编制
approval-step-legal-unit-review = 法制机构审核
approval-step-leader-approval = 负责人批准
approval-step-published = 公布
approval-lapsed = 另有 { $count } 步是对改动前的内容办理的，不再有效。
approval-not-next = 现在不能办理“{ $step }”；下一步是：{ $due }。
filing-not-due = 不需在“{ $place }”备案，或已备案；待备案：{ $due }。

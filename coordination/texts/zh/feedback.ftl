# 企业评价检查；材料；检查码页面上的评价表。
grievance-hindered = 妨碍正常生产经营
grievance-fee = 收取费用
grievance-favours = 索取或收受财物、好处
grievance-no-certificate = 未出示执法证件
grievance-more-than-announced = 检查了通知以外的事项
feedback-refused = 评价有 { $count } 处须改正：
feedback-rating = 评分为 1 到 { $best }。
feedback-before-visit = 检查人员到场后才能评价。
feedback-enough = 每次检查最多评价 { $most } 次，已经够了；还有情况请联系联席会议办公室。
trail-column-rating = 评分
trail-column-grievances = 反映的问题
trail-column-words = 意见
paper-out-of-order = { $task } 现为{ $state }，此时不能附材料；有异议且尚未反馈当事人时才可以。
api-public-feedback = 评价一次检查
api-visit-feedback = 企业对检查的评价
api-objection-paper-add = 附异议材料
api-objection-paper = 异议材料
audit-action-feedback-given = 企业评价检查
audit-action-objection-paper-added = 附异议材料
pages-feedback = 这次检查怎么样？
pages-feedback-lead = 评价只给联席会议办公室和法制监督看，检查部门看不到。
pages-feedback-rating = 评分
pages-feedback-rating-5 = 5 很满意
pages-feedback-rating-4 = 4 满意
pages-feedback-rating-3 = 3 一般
pages-feedback-rating-2 = 2 不满意
pages-feedback-rating-1 = 1 很不满意
pages-feedback-grievances = 有没有下列情形
pages-feedback-words = 想说的话
pages-feedback-send = 提交评价
pages-feedback-thanks = 评价已提交，谢谢。
help-task-feedback =
    列出企业对检查的评价，反映问题的排在前面。

    例：onevisit task feedback --campaign 2026Q2

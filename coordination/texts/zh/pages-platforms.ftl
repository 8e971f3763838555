# 页面：已公示的结果报送官方平台。
pages-platforms = 结果报送
pages-platforms-lead = 已公示的结果要报送的平台，各到哪一步。导出不等于已公示：平台给了编号才算。
pages-platforms-standing = 各平台
pages-platforms-note = 导出的是平台尚未确认的最新版本，确认之前每次导出都带上。确认和退回在任务页面填写。
pages-platform = 平台
pages-platform-reference = 平台编号
pages-platform-changed-at = 变动时间
pages-credit-record = 信用记录
pages-no-syncs = 没有要报送的结果。
pages-sync-replaced = 已被新版本取代
pages-sync-export = 导出待报送 { $count } 件（CSV）
pages-sync-export-first = 先在“结果报送”里导出。
pages-sync-confirm = 平台已确认
pages-sync-refuse = 平台已退回
pages-sync-refusal = 退回原因
pages-sync-again = 下次导出时会再带上。
pages-done-nothing-to-export = 没有待报送的结果。

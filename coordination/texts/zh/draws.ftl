# 抽取记录的验证。
draw-verified = 抽取记录 { $record } 无误：承诺、随机码、比例分配和每个抽中对象都已复算一致。
draw-line-changed = 这一行与记录的封印不符，内容被改动过。
draw-key-missing = 记录缺少：{ $keys }。
draw-announcement-changed = 公告内容与公告摘要不符。
draw-other-frame = 名单文件不是公告时冻结的那一份。
draw-frame-rows = 名单共有 { $rows } 行，与公告不符。
draw-code-wrong = 第 { $round } 轮的随机码与事先的承诺不符。
draw-chain-too-short = 已公开的随机码多于承诺的长度。
draw-stratum-wrong = 分层数量不符，应为：{ $expected }。
draw-entry-wrong = 抽中对象不符，应为：{ $expected }。

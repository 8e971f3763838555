# 页面基准测试。
help-bench-pages =
    测量页面多快显示：完整示范城市中每个角色能到的每个页面，以及一个城市月的日程表；各数字旁为限额，有超过的以状态 1 结束。

    由 Chromium 显示（需该程序和依赖组 browser），不用任何缓存；没有浏览器时只测服务的应答，并在输出中注明。

    例：onevisit bench pages -o bench
help-bench-pages-visits = 日程表上城市月的入企次数。
help-bench-pages-loads = 每个页面载入几次；显示中位数。
help-bench-pages-browser = Chromium 程序。
bench-pages-step-city = 正在建立示范城市…
bench-pages-step-month = 正在公布一个城市月…
bench-pages-step-walk = 正在请求每个角色的页面…
bench-pages-step-paint = 正在浏览器中显示…
bench-pages-step-no-browser = 没有浏览器：不测显示。
bench-pages = 页面
bench-pages-column-page = 页面
bench-pages-column-role = 角色
bench-pages-column-painted = 首次显示（秒）
bench-pages-column-limit = 限额
bench-pages-column-kept = 在限额内
bench-pages-column-answer = 应答（秒）
bench-pages-column-processor = 处理器（秒）
bench-pages-column-size = 大小（kB）
bench-pages-not-painted = 首次显示没有测量：{ $browser } 处没有 Chromium，或缺少 Playwright（uv run --group browser）。只列出服务应答所用的时间。
bench-pages-late = { $pages } 个页面中 { $late } 个超过限额。
bench-pages-unreached = 没有测量、因为谁也没有到达的地址：{ $pages }。它们是文件、推送和页面自行请求的部分，或者所写的事这座示范城市里没有。
bench-pages-note = 首次显示取浏览器自己的 first-contentful-paint，缓存为空。应答为整页到齐的时间，处理器为服务本身所用的时间：机器的其他负载影响前者，不影响后者。日程表（week）、（month）：到入企显示为止，每天分别最多显示 14 次和 5 次，另示其余次数。限额只对默认规模。

# 接口文档：每个操作的名称。
api-title = 进一次门
api-description = 联合双随机检查的全部功能。错误以 RFC 9457 形式返回，code 稳定不变；加 ?lang=en 得到英文。
api-static = 页面文件
api-health-live = 进程在运行
api-health-ready = 可以工作
api-problem-type = 一种问题的说明
api-log-in = 登录
api-log-out = 退出登录
api-me = 我是谁

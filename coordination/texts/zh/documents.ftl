# 文书：用词、样式检查、出具与核验。
document-method-on-site = 现场检查
document-method-written = 书面检查
document-method-network = 网络监测
document-method-testing = 抽样检测
document-signature-signed = 已签字盖章
document-signature-refused = 拒绝签字
document-signature-absent = 无人签字
document-kind-routine = 日常检查
document-kind-special = 专项检查
document-draw-type-directed = 定向抽查
document-draw-type-undirected = 不定向抽查
document-decision-upheld = 维持原检查结果
document-decision-corrected = 更正原检查结果
document-end-inspected = 完成检查
document-end-direct = 直接办结
document-end-adopted = 采用其他结论
document-closing-unreachable = 通过登记的住所（经营场所）无法联系
document-closing-serious-non-cooperation = 不配合检查情节严重
document-closing-deregistered = 已注销
document-closing-registration-revoked = 已吊销营业执照
document-closing-licence-revoked = 许可证件已吊销
document-closing-closed = 已停业
document-closing-in-liquidation = 正在清算
document-decline-post-change = 岗位变动
document-decline-work-conflict = 工作冲突
document-decline-health = 健康原因
document-decline-other-special = 其他特殊情况
document-decline-recusal = 与被检查单位有直接利害关系，申请回避
document-remedy-reconsideration = 依法申请行政复议
document-remedy-litigation = 依法提起行政诉讼
document-fee-none = 除法律、法规有明确规定外，本次检查不收取任何费用。
document-fee-by-law = 本次检查如需收取费用，检查人员应当出示法律、法规的明确规定和收费依据。
document-integrity-undisturbed = 检查人员不得妨碍被检查单位正常生产经营，不得索取、收受被检查单位给予的财物或者其他好处，不得谋取其他利益，不得要求接受指定的中介服务，不得违规收取费用，不得下达检查指标、将考核考评或者预期罚没收入与检查挂钩；对知悉的商业秘密和个人隐私应当保密；滥用职权、徇私舞弊的，依法依规处理。
document-integrity-plain = 检查人员不得索取、收受被检查单位给予的财物或者其他好处；对知悉的商业秘密和个人隐私应当保密；滥用职权、徇私舞弊的，依法依规处理。
document-piece-task = 任务信息
document-piece-trace = 全过程记录
document-piece-record = 检查记录
document-piece-result = 检查结果
document-piece-objection = 异议
document-piece-publication = 公示情况
document-piece-follow-up = 后续处置
document-piece-evidence = 证据
document-piece-document = 文书
document-piece-document-with-contacts = 文书
document-indicator-cx-a01 = 组织领导：有健全的工作组织机构
document-indicator-cx-a02 = 宣传活动：有相关宣传资料
document-indicator-cx-a03 = 人员培训：有相关培训计划等资料
document-indicator-cx-a04 = 经费投入：有会议研究记录和相关凭证
document-indicator-cx-a05 = 市场主体名录库：建立了本部门市场主体名录库
document-indicator-cx-a06 = 执法检查人员名录库：建立了本部门执法检查人员名录库
document-indicator-cx-a07 = 抽查事项清单库：建立了本部门抽查事项清单
document-indicator-cx-a08 = 抽查工作计划任务库：制定并公布年度抽查工作计划
document-indicator-cx-a09 = 抽查工作细则：制定了相应的随机抽查工作细则
document-indicator-cx-a10 = 双随机抽查：没有随意增加或减少检查次数
document-indicator-cx-a11 = 跨部门联查：牵头或配合其他部门开展联合抽查
document-indicator-cx-a12 = 抽查结果公示：在期限内公示
document-indicator-cx-a13 = 检查结果运用：建立问题线索转办机制
document-indicator-cx-a14 = 日常监管：结合重点工作开展专项整治行动
document-office = 部门联合“双随机、一公开”监管联席会议办公室
document-form-unknown = 没有文书式样“{ $form }”；用 onevisit document forms 查看全部式样。
document-not-found = 没有编号和校验码相符的文书“{ $number }”；请对照纸面逐字核对，仍不相符的，纸面文书不是本系统出具的。
document-file-unknown = 本系统没有出具过这个文件；请核对是否下载完整，改动过一个字节的文件也不相符。
document-subject-unknown = “{ $subject }”没有“{ $detail }”这一部分；请填部门代码、线索编号或证件号，整个任务的文书不填。
document-year-unreadable = “{ $subject }”不是年度；请填四位数字，如 2026。
document-too-many = 一次出具 1～{ $most } 份文书；请分批办理。
document-not-staffed = “{ $form }”还不能出具：任务 { $subject } 尚未确定检查人员。
document-not-coded = “{ $form }”还不能出具：任务 { $subject } 尚未签发检查码。
document-not-ended = “{ $form }”还不能出具：任务 { $subject } 的检查尚未全部完成。
document-not-to-rectify = “{ $form }”不能出具：任务 { $subject } 没有记录需要改正的问题。
document-not-unsigned = “{ $form }”不能出具：任务 { $subject } 没有记录拒绝签字或者无人签字。
document-not-with-sheet = “{ $form }”不能出具：任务 { $subject } 没有易制毒化学品检查事项，或者检查人员尚未确定。
document-not-reported = “{ $form }”还不能出具：任务 { $subject } 的结果尚未报告。
document-not-published = “{ $form }”还不能出具：任务 { $subject } 的结果尚未公示。
document-not-circulated = “{ $form }”不能出具：任务 { $subject } 的结果不是定向通报。
document-not-any = “{ $form }”不能出具：任务 { $subject } 没有收到异议。
document-not-decided = “{ $form }”还不能出具：任务 { $subject } 的异议尚未复查决定。
document-not-answered = “{ $form }”还不能出具：任务 { $subject } 的异议尚未反馈。
document-not-handed-on = “{ $form }”不能出具：这条线索不是移送其他部门的。
document-not-criminal = “{ $form }”不能出具：这条线索不是涉嫌犯罪移送。
document-not-declined = “{ $form }”不能出具：该人员没有请求更换。
document-not-recused = “{ $form }”不能出具：该人员没有申请回避。
document-not-bound = “{ $form }”还不能出具：任务 { $subject } 的卷宗尚未装订。
document-not-announced = “{ $form }”还不能出具：“{ $subject }”的抽取尚未公告。
document-not-drawn = “{ $form }”还不能出具：“{ $subject }”尚未抽取。
document-not-filed = “{ $form }”还不能出具：{ $subject } 年度计划尚未备案。
document-not-in-pack = “{ $form }”不能出具：批次 { $batch } 的规则包不要求检查前公告，公告会泄露检查对象。
document-of-lead-department = 批次 { $batch } 的文书由牵头部门 { $department } 或联席会议办公室出具。
document-batch-without-tasks = “{ $form }”还不能出具：批次 { $batch } 还没有检查任务；请先公布方案并转为任务。
document-batch-unknown = 没有批次“{ $batch }”的检查任务，或其中没有本部门的；请核对批次编号。
document-batch-forms = 成批打印的文书从以下式样中选择：{ $known }。
document-process-ended = 排版进程被中断；请重试。
document-with-contacts = 文书 { $number } 载有被检查单位的联系方式，您的角色不能查看。
template-refused = “{ $form }”的模板有 { $count } 处问题，没有采用：
template-unreadable = 不是可用的 Word 文档（.docx，不超过 4 MB）；请用 Word 另存为“Word 文档（*.docx）”后再上传。
template-part-unreadable = { $place }：这一部分损坏；请用 Word 打开后重新保存。
template-macro = { $place }：含有宏、控件或嵌入对象；请删除后另存为不启用宏的 .docx。
template-entity = { $place }：含有实体声明；请用 Word 重新保存。
template-external = { $place }：引用外部文件或网址“{ $target }”；请改为嵌入，或者断开链接的模板。
template-field = { $place }：含有域“{ $field }”；只允许页码（PAGE、NUMPAGES），其他请改为文字。
template-syntax = { $place }：占位符写法有误（{ $error }）；请对照原模板，循环和条件要成对。
template-formula = { $place }：含有运算或调用（{ $line }）；模板只能填入、重复或者省略，不能计算。
template-placeholder-unknown = { $place }：没有占位符“{ $name }”；用 onevisit document placeholders 查看可用的占位符。
template-placeholder-misused = { $place }：占位符“{ $name }”用法有误；多项内容要用 for 循环，单项内容直接填入。
template-holds-object = { $place }：含有嵌入对象，PDF 中无法显示；请删除。
template-holds-picture = { $place }：含有旧式图片，PDF 中无法显示；请改为嵌入型图片。
template-holds-text-box = { $place }：含有文本框，PDF 中无法显示；请改为段落或表格。
template-holds-list = { $place }：含有自动编号，PDF 中无法显示；请直接写出编号。
template-holds-footnote = { $place }：含有脚注，PDF 中无法显示；请移入正文。
template-holds-change = { $place }：含有未接受的修订；请接受或者拒绝全部修订。
template-holds-formula = { $place }：含有公式，PDF 中无法显示；请删除。
template-holds-floating = { $place }：含有浮动图形，PDF 中无法显示；请把环绕方式改为“嵌入型”。
template-holds-nested-table = { $place }：表格里还有表格，PDF 中无法显示；请改为合并单元格。
template-unprintable = { $place }：填入试样后无法排版（{ $error }）；请检查循环是否包住整行，图片是否为 PNG 或 JPEG。
document-scope-task = 任务
document-scope-part = 任务＋部门
document-scope-objection = 任务＋部门（异议）
document-scope-finding = 任务＋线索序号
document-scope-statement = 任务＋证件号
document-scope-file = 任务（卷宗）
document-scope-batch = 批次
document-scope-plan = 年度
document-scope-draw = 抽查任务
document-scope-year = 年度
document-scope-assessment = 年度＋部门
document-column-form = 代码
document-column-title = 文书
document-column-mark = 字头
document-column-scope = 出具时给出
document-column-number = 文书编号
document-column-name = 对象
document-column-issuer = 出具单位
document-column-issued = 出具时间
document-issued = 已出具 { $number }《{ $title }》，校验码 { $code }，写入 { $file }
document-written = 文书 { $number } 写入 { $file }
document-batch-written = 批次 { $batch } 的文书写入 { $file }
document-genuine = 确由本系统出具；请与手中文书逐项核对。
document-superseded = 确由本系统出具，但已被 { $by } 替代。
document-template-written = 《{ $form }》的模板写入 { $file }；用 Word 修改后，先 check 再 set。
document-template-sound = 《{ $form }》的模板可以使用。
document-template-set = 已换用新的《{ $form }》模板；此前出具的文书不变。
document-template-back = 《{ $form }》已恢复为自带模板。
document-output-kind = 文件“{ $file }”应以 .docx 或 .pdf 结尾。
help-document =
    文书：审批表、通知书、笔录、回执等，Word 和 PDF。

    例：onevisit document forms
help-document-forms =
    列出全部文书式样，以及出具时要给出什么。

    例：onevisit document forms
help-document-placeholders =
    列出一种式样的模板可以使用的占位符。

    例：onevisit document placeholders joint_notice
help-document-issue =
    出具一份文书；内容没有变化的，给出原来那一份。

    例：onevisit document issue approval_form 2026Q2-00001 AMR -o 审批表.docx
help-document-batch =
    出具整个批次的文书，打成一个 zip：每份一个 Word，每种式样一个可一次打印的 PDF。

    例：onevisit document batch 2026-AMR-01 -o 批次.zip
help-document-batch-form = 只要这种式样，可多次给出；默认全部。
help-document-list =
    列出已出具的文书。

    例：onevisit document list --subject 2026Q2-00001
help-document-list-subject = 只看这个任务、批次、抽查任务或年度的。
help-document-list-form = 只看这种式样。
help-document-show =
    取出一份已出具的文书。

    例：onevisit document show LT-2026Q2-00001-1 -o 通知书.pdf
help-document-verify =
    核验一份文书：给出编号和校验码，或者给出文件。

    例：onevisit document verify LT-2026Q2-00001-1 1a2b-3c4d-5e6f
help-document-url = 公众访问本系统的地址，用于二维码和核验地址。
help-document-account = 以这个账户出具；部门自己负责的文书（责令改正、移送、公示、异议）需要。
help-document-output = 写入的文件，.docx 或 .pdf（批次为 .zip）。
help-document-sample = 把填入占位符的试样写成 PDF。
help-document-template =
    文书模板：取出、检查、换用、恢复。

    例：onevisit document template show joint_notice -o 通知书.docx
help-document-template-show =
    取出正在使用的模板。

    例：onevisit document template show joint_notice -o 通知书.docx
help-document-template-check =
    检查模板，列出全部问题，不换用。

    例：onevisit document template check joint_notice 通知书.docx -o 试样.pdf
help-document-template-set =
    换用自己的模板；有问题的不采用。

    例：onevisit document template set joint_notice 通知书.docx
help-document-template-reset =
    恢复自带的模板。

    例：onevisit document template reset joint_notice
api-document-forms = 文书式样
api-documents = 已出具的文书
api-documents-issue = 出具文书
api-document-word = 文书的 Word 文件
api-document-pdf = 文书的 PDF 文件
api-documents-batch = 整个批次的文书
api-document-template = 文书模板
api-document-template-trial = 检查文书模板
api-document-template-replace = 换用文书模板
api-document-template-restore = 恢复自带模板
api-public-document = 核验文书编号和校验码
api-public-document-file = 核验文书文件
audit-action-document-issued = 出具文书
audit-action-document-template-changed = 换用文书模板
document-body-judicial-organ = 司法机关
document-body-public-security = 公安机关

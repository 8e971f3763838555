# 页面：采用其他部门已公示的结果，或主管机关、司法机关、专业机构的结论。
pages-adopt = 采用其他结论
pages-adopt-note = 依法可以采用的结论，一项检查不必再查；全部事项都采用的，本部门可以不去。
pages-adopt-result = 采用其他部门已公示的检查结果…
pages-adopt-no-result = 其他部门还没有公示过对这个对象的现场检查结果。
pages-adopt-document = 采用主管机关、司法机关、专业机构的结论…
pages-adopt-upload-first = 请先把文书上传到“证据”里。
pages-adopt-check = 检查事项
pages-adopt-which = 哪一个结果
pages-adopt-do = 采用这个结论
pages-adopt-authority = 政府部门检查结论
pages-adopt-judicial = 司法机关生效文书
pages-adopt-expert = 专业机构鉴定结论
pages-adopt-source = 出具单位
pages-adopt-reference = 文号
pages-adopt-on = 作出日期
pages-adopt-evidence = 文书（已上传）
pages-done-conclusion-adopted = 已采用这个结论。

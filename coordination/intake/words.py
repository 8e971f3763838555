"""The Chinese words of enumerations as officers write them; the first word of each value is the one we print."""

from __future__ import annotations

from coordination.model.draws import Source
from coordination.model.items import ItemCategory, ItemClass, Method, SpecialtyMatch
from coordination.model.people import HalfDay, InspectorStatus
from coordination.model.targets import RegisterKind, RiskFlag, TargetKind, TargetStatus

REGISTERS = {
    "市场主体库": RegisterKind.MARKET_ENTITY,
    "社会组织库": RegisterKind.SOCIAL_ORG,
    "事业单位库": RegisterKind.PUBLIC_INSTITUTION,
    "行政机关库": RegisterKind.ADMIN_ORGAN,
    "非标准库": RegisterKind.NON_STANDARD,
    "市场主体": RegisterKind.MARKET_ENTITY,
    "经营主体库": RegisterKind.MARKET_ENTITY,
    "经营主体": RegisterKind.MARKET_ENTITY,
    "社会组织": RegisterKind.SOCIAL_ORG,
    "事业单位": RegisterKind.PUBLIC_INSTITUTION,
    "行政机关": RegisterKind.ADMIN_ORGAN,
    "非标准": RegisterKind.NON_STANDARD,
}
KINDS = {
    "市场主体": TargetKind.MARKET_ENTITY,
    "社会组织": TargetKind.SOCIAL_ORG,
    "事业单位": TargetKind.PUBLIC_INSTITUTION,
    "行政机关": TargetKind.ADMIN_ORGAN,
    "自然人": TargetKind.NATURAL_PERSON,
    "非标准对象": TargetKind.NON_STANDARD,
    "经营主体": TargetKind.MARKET_ENTITY,
    "企业": TargetKind.MARKET_ENTITY,
    "个体工商户": TargetKind.MARKET_ENTITY,
    "农民专业合作社": TargetKind.MARKET_ENTITY,
    "其他": TargetKind.NON_STANDARD,
}
STATUSES = {
    "存续": TargetStatus.ACTIVE,
    "停业": TargetStatus.SUSPENDED,
    "注销": TargetStatus.DEREGISTERED,
    "吊销": TargetStatus.REVOKED,
    "在业": TargetStatus.ACTIVE,
    "在营": TargetStatus.ACTIVE,
    "开业": TargetStatus.ACTIVE,
    "正常": TargetStatus.ACTIVE,
    "歇业": TargetStatus.SUSPENDED,
    "撤销": TargetStatus.REVOKED,
}
FLAGS = {
    "经营异常名录": RiskFlag.ABNORMAL_LIST,
    "严重违法失信名单": RiskFlag.SERIOUS_VIOLATION,
    "失信行为": RiskFlag.DISHONESTY,
    "多次投诉举报": RiskFlag.MANY_COMPLAINTS,
    "涉及人身财产安全": RiskFlag.LIFE_SAFETY_SECTOR,
    "社会热点": RiskFlag.SOCIAL_HOTSPOT,
    "政府部署整治": RiskFlag.GOVERNMENT_RECTIFICATION,
    "经营异常": RiskFlag.ABNORMAL_LIST,
    "严重违法": RiskFlag.SERIOUS_VIOLATION,
    "失信": RiskFlag.DISHONESTY,
    "投诉举报": RiskFlag.MANY_COMPLAINTS,
}
CAUSES: dict[str, str] = {
    "投诉举报": Source.COMPLAINT.value,
    "转办交办": Source.REFERRAL.value,
    "数据监测": Source.MONITORING.value,
    "大数据监管": Source.BIGDATA.value,
    "突发事件": Source.EMERGENCY.value,
    "上级部署": Source.SUPERIOR_DEPLOYMENT.value,
    **{word: flag.value for word, flag in FLAGS.items() if word != "投诉举报"},
}
ITEM_CLASSES = {
    "重点": ItemClass.KEY,
    "一般": ItemClass.GENERAL,
    "重点检查事项": ItemClass.KEY,
    "一般检查事项": ItemClass.GENERAL,
}
CATEGORIES = {
    "市场监管": ItemCategory.MARKET_REGULATION,
    "其他行政执法": ItemCategory.OTHER_ENFORCEMENT,
    "市场监管执法事项": ItemCategory.MARKET_REGULATION,
    "其他行政执法事项": ItemCategory.OTHER_ENFORCEMENT,
}
METHODS = {
    "现场检查": Method.ON_SITE,
    "书面检查": Method.WRITTEN,
    "网络监测": Method.NETWORK,
    "检验检测": Method.TESTING,
    "实地核查": Method.ON_SITE,
    "实地检查": Method.ON_SITE,
}
SPECIALTY_MATCHES = {"必须": SpecialtyMatch.REQUIRE, "优先": SpecialtyMatch.PREFER}
INSPECTOR_STATUSES = {
    "有效": InspectorStatus.ACTIVE,
    "失效": InspectorStatus.REMOVED,
    "在岗": InspectorStatus.ACTIVE,
    "调出": InspectorStatus.REMOVED,
}
HALF_DAYS = {
    "全天": HalfDay.WHOLE_DAY,
    "上午": HalfDay.MORNING,
    "下午": HalfDay.AFTERNOON,
    "整天": HalfDay.WHOLE_DAY,
}

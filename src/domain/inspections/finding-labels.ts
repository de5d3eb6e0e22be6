import type { DeadlineRefusal, PostponeRefusal } from "./finding-deadline.ts";
import type {
  Assignee,
  FindingAction,
  FindingSource,
  FindingStatus,
  FindingType,
  Satisfaction,
  Severity,
  VoiceKind,
} from "./finding.ts";
import type { RegisterRefusal } from "./finding-registering.ts";
import type { FindingStepRefusal } from "./finding-step.ts";

export const findingStatusLabel: Record<FindingStatus, string> = {
  registered: "已登记",
  assigned: "已交办",
  rectifying: "整改中",
  "close-requested": "申请销号",
  checked: "核查通过",
  closed: "已销号",
  returned: "退回整改",
  withdrawn: "登记已撤回",
};

export const findingActionLabel: Record<FindingAction | "register" | "look-back" | "import", string> = {
  register: "登记",
  assign: "交办",
  reassign: "改派",
  withdraw: "撤回登记",
  start: "接收整改",
  progress: "整改进展",
  review: "定期核查",
  request: "申请销号",
  recall: "撤回申请",
  postpone: "延长期限",
  "town-check": "镇级核查通过",
  check: "县级核查通过",
  return: "退回整改",
  close: "销号",
  reopen: "回头看发现反弹，重新整改",
  "look-back": "回头看未发现反弹",
  import: "导入",
};

export const findingSourceLabel: Record<FindingSource, string> = {
  inspection: "督查",
  "disciplinary-tour": "巡察",
  audit: "审计",
  petition: "信访",
  "self-check": "自查",
  "look-back": "回头看",
};

export const findingTypeLabel: Record<FindingType, string> = {
  "on-the-spot": "即知即改",
  dated: "限期整改",
  staged: "分阶段整改",
  lasting: "持续整改",
};

export const severityLabel: Record<Severity, string> = { slight: "轻微", ordinary: "一般", serious: "严重" };

export const assigneeLabel: Record<Assignee, string> = {
  township: "乡镇（街道）",
  team: "驻村工作队",
  unit: "县直单位",
};

export const voiceKindLabel: Record<VoiceKind, string> = {
  complainant: "反映人",
  villager: "村民",
  delegate: "村民代表或村务监督委员会成员",
  "other-unit": "其他单位",
};

export const satisfactionLabel: Record<Satisfaction, string> = {
  satisfied: "满意",
  fair: "基本满意",
  dissatisfied: "不满意",
};

export const findingRefusalLabel: Record<
  RegisterRefusal | DeadlineRefusal | PostponeRefusal | FindingStepRefusal,
  string
> = {
  "found-in-future": "发现日期不能晚于今天",
  "category-unknown": "问题类别不在本县设定的类别中，请从类别中选择",
  "inspection-missing": "注明了督查项目的，来源应为督查",
  "deadline-malformed": "请填写正确的整改期限",
  "deadline-in-past": "整改期限不能早于今天",
  "deadline-beyond-term": "整改期限超过了本县对该类整改规定的天数；确需延长的，请交办后写明理由办理延期",
  "stages-missing": "分阶段整改的，请列出各阶段的内容和期限",
  "stages-unasked": "只有分阶段整改才分列阶段",
  "stages-not-ascending": "各阶段期限应依次递后",
  "reassign-later": "改派不能把期限延后；确需延长的，请在期限届满前写明理由办理延期",
  "deadline-passed": "整改期限已过，不能再延长；请督促整改，逾期情况如实保留",
  "deadline-not-later": "延长后的期限应晚于原期限",
  "after-next-stage": "延长后的期限应早于下一阶段的期限",
  "wrong-status": "该问题当前所处环节不能进行此操作",
  "not-fixer": "该问题没有交办给您所在的单位，应由责任单位办理",
  "not-township": "镇级核查应由问题所在乡镇（街道）办理",
  "not-county": "此项应由县级办理",
  "not-lasting": "只有持续整改的问题才需定期核查",
  "town-check-unasked": "该问题不需要镇级核查，由县级直接核查",
  "town-checked-already": "镇级核查已经通过，请等待县级核查",
  "town-check-missing": "镇级核查尚未通过，县级暂不能核查",
  "checked-by-hand": "您参与过该问题的整改或者提出过销号申请，核查应由其他人员办理",
  "closed-by-hand": "您参与过该问题的整改或者提出过销号申请，谁整改谁不销号，请由其他人员办理",
  "judged-by-township": "您在该问题所在乡镇（街道）任岗，核查和销号应由其他人员办理",
  "judged-by-team": "您在该村工作队任岗或者包联该村，核查和销号应由其他人员办理",
  "judged-by-unit": "您所在单位是该问题的责任单位，核查和销号应由其他单位人员办理",
  "outcome-missing": "整改结果没有写明，不能销号",
  "voice-missing": "该类问题销号前应听取整改单位以外的意见，请填写",
  "satisfaction-missing": "信访反映的问题，请填写反映人是否满意",
  "complainant-dissatisfied": "反映人不满意的，不能销号，请退回整改",
};

import type { ChangeRefusal, Count, LeaderKind, MeetingKind, RecordKind, RecordRefusal } from "./record.ts";
import type { ContactChange, ContactRefusal } from "./contact.ts";

export const recordKindLabel: Record<RecordKind, string> = {
  household: "走访群众",
  "party-member": "走访党员",
  secretary: "走访村书记",
  "leader-visit": "领导调研",
  meeting: "会议",
  mediation: "调解纠纷",
  dispute: "排查矛盾",
  help: "帮办实事",
  funds: "争取资金",
  study: "学习培训",
};

export const meetingLabel: Record<MeetingKind, string> = {
  "two-committees": "村“两委”会议",
  members: "党员大会",
  representatives: "村民代表会议",
  other: "其他会议",
};

export const leaderKindLabel: Record<LeaderKind, string> = {
  "county-leader": "县级领导",
  "township-leader": "乡镇领导",
  "unit-head": "派出单位主要负责人",
};

/** What a number is called and what it is counted in. */
export const countLabel: Record<Count, { readonly name: string; readonly unit: string }> = {
  households: { name: "走访户数", unit: "户" },
  partyMembers: { name: "走访党员", unit: "人" },
  people: { name: "参加人数", unit: "人" },
  activists: { name: "培养入党积极分子", unit: "人" },
  disputes: { name: "排查矛盾", unit: "件" },
  resolved: { name: "化解", unit: "件" },
  moneyFen: { name: "金额", unit: "元" },
};

/** The same number under the name its kind gives it. */
export const countNameOf = (kind: RecordKind, count: Count): string =>
  special[`${kind}/${count}`] ?? countLabel[count].name;

const special: Readonly<Record<string, string>> = {
  "household/people": "涉及人数",
  "leader-visit/people": "参加座谈人数",
  "mediation/resolved": "调解成功",
  "mediation/moneyFen": "帮助追回",
  "mediation/people": "涉及人数",
  "help/households": "受益户数",
  "help/people": "受益人数",
  "funds/moneyFen": "争取到位",
};

export const recordRefusalLabel: Record<RecordRefusal, string> = {
  "day-malformed": "请填写正确的日期。",
  "day-in-future": "日期不能晚于今天，纪实只记已经做过的事。",
  "before-team": "日期早于工作队进驻，请核对日期。",
  "team-dissolved": "工作队已经撤销，不能再记新的纪实，以往的纪实仍可查阅。",
  "before-village": "日期早于该村设立，请核对日期；撤并、划转以前的事，请记到原村。",
  "village-ended": "这一天该村已经撤并，请记到承接的村。",
  "no-meeting-kind": "请选择是哪一种会议。",
  "meeting-unfit": "只有会议才填写会议种类。",
  "no-leader": "请选择到村的领导。",
  "leader-unfit": "只有领导调研才填写到村的领导。",
  "leader-unknown": "没有找到这位领导，可能已经调离，或者不在您的范围内，请重新选择。",
  "unit-only-visits": "派出单位只记本单位主要负责人到村调研，其他纪实由工作队记。",
  "count-missing": "请填写数量。",
  "count-unfit": "填写的数量与种类不符，请重新填写。",
  "count-out-of-range": "数量应为不小于零的整数，且不超过合理范围，请核对。",
  "resolved-exceeds-disputes": "化解件数不能多于排查件数。",
  "nothing-said": "请写一句话，或者填写数量。",
  "foreign-problem": "关联的问题不属于该村，或者已经移除，请重新选择。",
  "foreign-goal": "关联的目标事项不属于该村，或者已经移除，请重新选择。",
  "foreign-task": "关联的任务不属于该村，或者已经移除，请重新选择。",
  "unknown-file": "附件没有找到，可能没有上传成功，请重新上传。",
};

export const changeRefusalLabel: Record<ChangeRefusal, string> = {
  "not-yours": "只有记录人本人可以更正或者撤回，请与记录人联系。",
  withdrawn: "这条纪实已经撤回，请先恢复再更正。",
};

export const contactRefusalLabel: Record<ContactRefusal, string> = {
  "no-purpose": "留下联系人须写明回访什么事。",
  "no-name": "请填写联系人姓名。",
  "phone-malformed": "电话应为 11 位手机号，或者带区号的固定电话。",
};

export const contactChangeLabel: Record<ContactChange, string> = {
  none: "未留",
  kept: "已留",
  added: "新留",
  replaced: "已更换",
  removed: "已删除",
};

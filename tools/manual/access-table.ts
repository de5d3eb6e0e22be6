import { access, may, type Role, roles, type Verb } from "../../src/domain/access.ts";
import { roleLabel } from "../../src/domain/labels.ts";

/** 权限一览表 of the manual, in the words of the screens; an act that is missing here does not compile. */
const acts: Record<Verb, string> = {
  "account.own": "登录、切换岗位、修改本人密码",
  "account.read": "查看账号",
  "account.create": "开设账号",
  "account.disable": "停用、恢复账号",
  "account.reset": "重置密码",
  "account.release": "核实密码重置",
  "grant.read": "查看授权",
  "grant.assign": "授予岗位",
  "grant.revoke": "收回岗位",
  "audit.read": "查看审计记录、核验封存链",
  "audit.export": "导出审计记录",
  "calendar.read": "查看工作日历",
  "calendar.edit": "修改工作日历",
  "rule.read": "查看规则设置",
  "rule.edit": "修改规则设置",
  "county.read": "查看县（市、区）名称",
  "county.create": "建立县（市、区）",
  "township.read": "查看乡镇（街道）名称",
  "township.edit": "维护、导入乡镇（街道）",
  "village.read": "查看村情台账",
  "village.edit": "修改村情台账、登记变更",
  "village.import": "导入村名册",
  "profile.read": "查看村情民意一本通",
  "profile.edit": "填写村情民意一本通",
  "profile.reveal": "查看完整电话、在外能人姓名（留痕）",
  "dossier.read": "查看、导出一村一档",
  "organisation.read": "查看单位名录",
  "organisation.edit": "维护单位名录",
  "person.read": "查看、导出干部名册",
  "person.edit": "维护、导入干部名册，登记亲属关系申报",
  "match.read": "查看选人配对方案",
  "match.edit": "指定排除、求解、手工换人、放弃方案",
  "match.confirm": "确认选人配对方案",
  "round.read": "查看摸排轮次",
  "round.edit": "建立、设定、启动、退回轮次",
  "assessment.read": "查看各村摸排表",
  "assessment.write": "填写、上报摸排表",
  "assessment.return": "退回补正、标明缺报",
  "ranking.read": "查看倒排",
  "ranking.run": "倒排排序",
  "shortlist.read": "查看名单与联审",
  "shortlist.edit": "生成初步名单、增列、提交联审",
  "opinion.write": "提出联审意见",
  "verification.write": "记录、完成实地核实",
  "decision.read": "查看审定名单",
  "decision.make": "登记审定、更正决定",
  "case.read": "查看、导出整顿台账",
  "case.write": "填写问题清单和目标事项、办结",
  "case.assess": "提交、撤回整顿自评",
  "case.check": "镇级核验、退回自评",
  "case.accept": "登记县级验收、销号、办结",
  "case.follow": "登记巩固期检查",
  "case.look-back": "登记回头看、认定反弹",
  "wall.read": "查看挂图作战",
  "wall.edit": "调整挂图版面、上传县域轮廓",
  "team.read": "查看驻村工作队",
  "team.edit": "组建、轮换、撤销工作队",
  "posting.read": "查看派驻情况和在村天数",
  "posting.write": "登记对接、党组织关系转接",
  "handover.read": "查看、打印交接包",
  "handover.sign": "签收交接包",
  "leave.read": "查看请假、公出",
  "leave.write": "申请、撤回请假，销假",
  "leave.answer": "审批请假、公出",
  "training.read": "查看培训",
  "training.write": "登记培训和参训情况",
  "record.read": "查看纪实及汇总、导出",
  "record.write": "记纪实、更正和撤回本人的纪实",
  "record.reveal": "查看纪实联系人、登记回访",
  "report.read": "查看、下载月报",
  "report.write": "填写、报送、撤回月报",
  "report.make": "一次起草全县月报",
  "report.accept": "接收、退回月报",
  "inspection.read": "查看督查计划和督查",
  "inspection.edit": "制定督查计划、安排督查",
  "inspection.waive": "批准超出到村次数上限的督查",
  "inspection.start": "启动、结束督查（限督查组成员）",
  "inspector.read": "查看督查人员库",
  "inspector.edit": "维护督查人员库",
  "draw.read": "查看、核验抽取",
  "draw.write": "定格抽取底册、作废抽取",
  "draw.commit": "提交抽取承诺、揭示",
  "visit.read": "查看到村检查",
  "visit.write": "记录到村检查和访谈",
  "finding.read": "查看、导出问题整改台账",
  "finding.write": "登记问题",
  "finding.assign": "交办问题、调整期限",
  "finding.rectify": "填写整改进展、申请销号",
  "finding.check": "核查问题整改、退回",
  "finding.close": "问题销号",
  "finding.look-back": "问题回头看、重开",
  "light.read": "查看红黄绿灯",
  "light.run": "重新评定红黄绿灯",
  "light.override": "人工调整红黄绿灯",
  "evaluation.read": "查看考核",
  "evaluation.edit": "安排考核",
  "evaluation.score": "考核评分、登记测评",
  "evaluation.appeal": "对考核得分提出申诉",
  "evaluation.answer": "答复考核申诉",
  "evaluation.freeze": "考核结果公示、定格",
  "series.edit": "维护简报系列",
  "naming.approve": "同意通报点名",
  "reply.read": "查看被点名单位的说明情况",
  "reply.write": "被点名后说明情况",
  "import.read": "查看导入批次、下载模板",
  "import.write": "导入表格、撤销",
  "plan.read": "查看计划、重大帮扶事项、倒排工期、在岗计划",
  "plan.write": "拟定计划、登记完成、倒排工期、填在岗计划",
  "plan.approve": "批准、退回计划和倒排工期",
  "plan.file": "登记计划备案",
  "major-item.write": "填报重大帮扶事项",
  "figure.read": "查看数字的口径和明细",
  "bulletin.read": "查看、下载通报",
  "bulletin.write": "拟写、送审通报",
  "bulletin.approve": "审核、印发通报",
};

/** Two tables: twelve columns do not fit on a sheet of A4 otherwise. */
const tables: readonly { title: string; offices: readonly Role[] }[] = [
  { title: "表 1　三员和专班", offices: roles.slice(0, 7) },
  { title: "表 2　其他岗位", offices: roles.slice(7) },
];

function accessTables(): string {
  return tables.map(({ title, offices }) => `**${title}**\n\n${table(offices)}`).join("\n\n");
}

function table(offices: readonly Role[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const verbs = (Object.keys(access) as Verb[]).filter((verb) => offices.some((role) => may({ role }, verb)));
  return [
    row(["办理事项", ...offices.map((role) => roleLabel[role])]),
    row(["---", ...offices.map(() => ":---:")]),
    ...verbs.map((verb) => row([acts[verb], ...offices.map((role) => (may({ role }, verb) ? "✓" : ""))])),
  ].join("\n");
}

const marks = { begin: "<!-- 权限一览表：由 tools/manual-access.ts 生成 -->", end: "<!-- 权限一览表止 -->" };

/** The manual with the tables of today between the marks. */
export function withAccessTables(manual: string): string {
  const [begin, end] = [manual.indexOf(marks.begin), manual.indexOf(marks.end)];
  if (begin < 0 || end < begin) throw new Error("The manual has lost the marks of its permission tables.");
  return `${manual.slice(0, begin)}${marks.begin}\n\n${accessTables()}\n\n${manual.slice(end)}`;
}

import type { Verb } from "#domain/access.ts";

/** Every verb in the words an auditor reads; a new verb without words does not compile. */
const verbWords: Record<Verb, string> = {
  "account.own": "本人账号",
  "account.read": "查阅账号",
  "account.create": "开设账号",
  "account.disable": "停用、恢复账号",
  "account.reset": "重置密码",
  "grant.read": "查阅授权",
  "grant.assign": "授予岗位",
  "grant.revoke": "收回岗位",
  "audit.read": "查阅审计记录",
  "audit.export": "导出审计记录",
  "calendar.read": "查阅工作日历",
  "calendar.edit": "修改工作日历",
  "county.read": "查阅县区",
  "county.create": "建立县区",
  "township.read": "查阅乡镇",
  "township.edit": "修改乡镇",
  "village.read": "查阅村情",
  "village.edit": "修改村情",
  "village.import": "导入村名册",
  "organisation.read": "查阅单位",
  "organisation.edit": "修改单位",
  "round.read": "查阅轮次",
  "round.edit": "设定轮次",
  "assessment.read": "查阅摸排",
  "assessment.write": "填报摸排",
  "assessment.return": "退回摸排",
  "ranking.read": "查阅排序",
  "ranking.run": "生成排序",
  "shortlist.read": "查阅拟定名单",
  "shortlist.edit": "调整拟定名单",
  "opinion.write": "填写会审意见",
  "verification.write": "登记实地核查",
  "decision.read": "查阅研定结果",
  "decision.make": "研究确定名单",
  "case.read": "查阅整顿台账",
  "case.write": "登记整顿台账",
  "wall.read": "查看挂图",
  "wall.edit": "调整挂图",
  "figure.read": "查阅数据",
  "bulletin.read": "查阅简报",
  "bulletin.write": "起草简报",
  "bulletin.approve": "审签简报",
};

/** Acts that leave a trace and are no verb of a route. */
const actWords: Record<string, string> = {
  "session.open": "登录",
  "session.refuse": "登录失败",
  "session.close": "退出",
  "system.setup": "首次设置",
  "personal.reveal": "查看完整手机号",
};

export const auditWords: Record<string, string> = { ...actWords, ...verbWords };

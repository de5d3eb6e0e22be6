import { refused } from "#contract/problem.ts";
import type { Actor, Verb } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { DistributionAction } from "#domain/projects/assets/distribution.ts";
import { type FourMeetings, meetingFaults } from "#domain/projects/assets/four-meetings.ts";
import { meetingSentence } from "#domain/projects/assets/meeting-words.ts";
import type { Tx } from "../../db/db.ts";
import { ruleOf } from "../../rules/queries.ts";
import { postSubject, subjectBlockers, takeDown } from "../disclosures/subjects.ts";
import { takeFromTotal } from "./drafting.ts";
import { requireOpen } from "./refusing.ts";
import { type At, atPlan, type LockedPlan, movePlan, withPlanHand } from "./rows.ts";
import { planSubject } from "./subject.ts";

async function openPlan(tx: Tx, actor: Actor, at: At, action: DistributionAction): Promise<LockedPlan> {
  const plan = await atPlan(tx, actor, at);
  requireOpen(action, plan.status);
  return plan;
}

/** 登记“四议”结果：到会三分之二、过半数同意、先后和提前天数都合规定的，方为通过. */
export async function decidePlan(
  tx: Tx,
  actor: Actor,
  { meetings, ...at }: At & { readonly meetings: FourMeetings },
  today: IsoDate,
) {
  const plan = await openPlan(tx, actor, at, "decide");
  const { content: rule } = await ruleOf(tx, plan.countyId, "distribution", today);
  const faults = meetingFaults(meetings, rule, today);
  if (faults.length > 0)
    throw refused(faults.map((fault) => ({ rule: fault, sentence: meetingSentence(fault, meetings, rule) })));
  const change = { meetings: JSON.stringify(meetings), hands: withPlanHand(plan, actor) };
  const detail = { members: meetings.members, delegates: meetings.delegates };
  const onDay = meetings.delegates!.heldOn;
  return movePlan(tx, actor, plan, { verb: "distribution.write", action: "decide", onDay, text: "", change, detail });
}

interface Posted extends At {
  readonly postingId: string;
  readonly fromOn: IsoDate;
  readonly places: string;
}

/** 决议公开：方案按县里的规定公示. */
export async function postPlan(tx: Tx, actor: Actor, { postingId, fromOn, places, ...at }: Posted, today: IsoDate) {
  const plan = await openPlan(tx, actor, at, "post");
  if (fromOn < plan.meetings!.delegates!.heldOn)
    throw refused([{ rule: "before-the-decision", at: "fromOn", sentence: "公示应在村民代表会议决议以后张贴。" }]);
  const subject = await planSubject(tx, actor, plan);
  const untilOn = await postSubject(tx, actor, subject, { id: postingId, fromOn, places }, today);
  const change = { hands: withPlanHand(plan, actor) };
  const text = `${places}，${fromOn} 至 ${untilOn}`;
  const detail = { fromOn, untilOn };
  return movePlan(tx, actor, plan, { verb: "distribution.write", action: "post", onDay: fromOn, text, change, detail });
}

interface Said extends At {
  readonly text: string;
}

/** 退回修改，by the township itself or by the county: what hangs comes down, the meetings have to be held again. */
export async function redraftPlan(
  tx: Tx,
  actor: Actor,
  { text, verb, ...at }: Said & { readonly verb: Verb },
  today: IsoDate,
) {
  const plan = await openPlan(tx, actor, at, "redraft");
  await takeDown(tx, actor, { ...plan, kind: "distribution" }, { today, text });
  return movePlan(tx, actor, plan, { verb, action: "redraft", onDay: today, text, change: { meetings: null } });
}

/** 县级备案：公示期满，异议已经答复，由没有经手的人办理. */
export async function filePlan(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const plan = await openPlan(tx, actor, at, "file");
  if (plan.hands.includes(actor.accountId))
    throw refused([{ rule: "own-hand", sentence: "备案应由没有经手该方案的人办理。" }]);
  const blockers = await subjectBlockers(tx, actor, await planSubject(tx, actor, plan), today);
  if (blockers.length > 0) throw refused(blockers);
  const change = { filedBy: actor.accountId, filedOn: today };
  return movePlan(tx, actor, plan, { verb: "distribution.approve", action: "file", onDay: today, text, change });
}

interface PaidOut extends Said {
  readonly paidOn: IsoDate;
  readonly publishedOn: IsoDate;
}

/** 实施结果公开：兑现的日期、结果在哪一天怎样公开. */
export async function payOutPlan(tx: Tx, actor: Actor, { text, paidOn, publishedOn, ...at }: PaidOut, today: IsoDate) {
  const plan = await openPlan(tx, actor, at, "pay-out");
  if (paidOn > today || publishedOn > today)
    throw refused([{ rule: "in-the-future", sentence: "兑现日期和公开日期不能晚于今天。" }]);
  if (publishedOn < paidOn)
    throw refused([{ rule: "published-before-paid", at: "publishedOn", sentence: "结果公开的日期不能早于兑现日期。" }]);
  const change = { paidOn, publishedOn, paidText: text };
  const detail = { totalFen: plan.totalFen, publishedOn };
  return movePlan(tx, actor, plan, {
    verb: "distribution.write",
    action: "pay-out",
    onDay: paidOn,
    text,
    change,
    detail,
  });
}

/** 作废：what it held of the year's income is free again. */
export async function dropPlan(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const plan = await openPlan(tx, actor, at, "drop");
  await takeFromTotal(tx, actor, plan, -plan.totalFen);
  return movePlan(tx, actor, plan, { verb: "distribution.write", action: "drop", onDay: today, text });
}

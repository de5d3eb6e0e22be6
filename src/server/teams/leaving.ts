import { conflict, notFound, type Reason, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  answerRefusals,
  askRefusals,
  backRefusals,
  daysInRow,
  type LeaveCategory,
  grantRefusals,
  type LeaveKind,
  type LeaveRefusal,
  withdrawRefusals,
} from "#domain/teams/leave.ts";
import {
  agreedByAsker,
  answered,
  type LeaveStep,
  openStep,
  outcomeOf,
  rungFor,
  stepsFor,
} from "#domain/teams/leave-ladder.ts";
import { remaining, resubstituteRefusals, substituteRefusals } from "#domain/teams/substitute.ts";
import { leaveKindLabel, leaveRefusalLabel } from "#domain/teams/leave-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";
import {
  findSubstitute,
  type KnownAway,
  type LeaveRow,
  listAways,
  lockAsking,
  lockLeave,
  lockPersons,
  officeOf,
  saveLeave,
  saveLeaveChange,
} from "./leaves.ts";
import { inWords, reasonsOf, refuse } from "./refusing.ts";

export interface Asking {
  readonly id: string;
  readonly postingId: string;
  readonly kind: LeaveKind;
  readonly category: LeaveCategory;
  readonly reason: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly substituteId: string | null;
}

interface Moment {
  readonly today: IsoDate;
  readonly now: Date;
}

/** 申请请假、公出: by the team, or by the unit for its own people; the ladder of the day it is asked decides who answers. */
export async function askLeave(tx: Tx, actor: Actor, asking: Asking, { today, now }: Moment) {
  const posting = await lockAsking(tx, actor, asking.postingId, asking.substituteId);
  if (!posting) throw notFound("派驻");
  const { version: ladderVersion, content: ladder } = await ruleOf(tx, posting.countyId, "leave-ladder", today);
  const { personId } = posting;
  const aways = await listAways(tx, posting.countyId, [personId, asking.substituteId]);
  const asked = { ...asking, backOn: null };
  const { own, standsIn } = daysOf(aways, personId);
  refuse(
    said(askRefusals(asked, posting, { own, standsIn }, ladder)),
    said(substituteRefusals(asked, personId, await substituteOf(tx, actor, posting, asking.substituteId, aways))),
  );
  const rung = rungFor(ladder, daysInRow(asked, own));
  const steps = stepsAsked(stepsFor(rung, posting.organisationId !== null), actor, now);
  const status = outcomeOf(steps);
  const { countyId, teamId, villageId, townshipId } = posting;
  const row = {
    ...asking,
    countyId,
    teamId,
    villageId,
    townshipId,
    ladderVersion,
    steps,
    notices: rung.notices,
    status,
  };
  await inWords(saveLeave(tx, { ...row, waitsFor: waitsFor(status, steps), askedBy: actor.accountId }));
  await trace(
    tx,
    actor,
    "leave.write",
    { countyId, id: asking.id },
    { action: "ask", kind: asking.kind, ...span(asking) },
  );
  return { version: 1, status };
}

/** When somebody is away himself, and when he stands in for others. */
const daysOf = (aways: readonly KnownAway[], personId: string | null) => ({
  own: aways.filter((one) => one.personId === personId),
  standsIn: aways.filter((one) => one.substituteId !== null && one.substituteId === personId),
});

function stepsAsked(steps: readonly LeaveStep[], actor: Actor, now: Date): LeaveStep[] {
  const { accountId: by, name, role } = actor;
  const word = { answer: "approved" as const, by, name, at: now.toISOString(), reason: "代为申请" };
  return role === "unit" ? agreedByAsker(steps, role, word) : [...steps];
}

async function substituteOf(
  tx: Tx,
  actor: Actor,
  posting: { readonly countyId: string; readonly teamId: string; readonly personId: string | null },
  substituteId: string | null,
  aways: readonly KnownAway[],
) {
  if (substituteId === null) return null;
  const found = await findSubstitute(tx, actor, posting, substituteId);
  if (!found) throw notFound("代岗人");
  const { own: away, standsIn } = daysOf(aways, substituteId);
  // For this person himself is no second seat: two leaves of his never share a day.
  const forOthers = standsIn.filter(({ personId }) => personId !== posting.personId);
  return { ...found, personId: substituteId, away, standsIn: forOthers };
}

export interface Answering {
  readonly version: number;
  readonly approve: boolean;
  readonly reason: string;
}

/** 审批: the office of the open step; the last yes, or the first no, decides. */
export async function answerLeave(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, approve, reason }: Answering,
  now: Date,
) {
  const leave = await openLeave(tx, actor, id, version);
  refuse(said(answerRefusals(leave, officeOf(actor), actor.accountId)));
  if (approve) refuse(said(grantRefusals(leave, postingOf(leave))));
  const answer = { approve, by: actor.accountId, name: actor.name, at: now.toISOString(), reason };
  const steps = answered(leave.steps, answer);
  const status = outcomeOf(steps);
  const after = await saveLeaveChange(tx, leave, { steps, status, waitsFor: waitsFor(status, steps) });
  await trace(tx, actor, "leave.answer", leave, {
    action: approve ? "agree" : "refuse",
    kind: leave.kind,
    ...span(leave),
    ...(!approve && { reason }),
  });
  return { version: after, status };
}

export async function withdrawLeave(tx: Tx, actor: Actor, id: string, version: number, today: IsoDate) {
  const leave = await openLeave(tx, actor, id, version);
  refuse(said(withdrawRefusals(leave, today)));
  const after = await saveLeaveChange(tx, leave, { status: "withdrawn", waitsFor: null });
  await trace(tx, actor, "leave.write", leave, { action: "withdraw", kind: leave.kind, ...span(leave) });
  return { version: after, status: "withdrawn" as const };
}

/** 销假: back in the village before the leave would have ended; the days after count as days in the village. */
export async function noteBack(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, backOn }: { readonly version: number; readonly backOn: IsoDate },
  today: IsoDate,
) {
  const leave = await openLeave(tx, actor, id, version);
  refuse(said(backRefusals(leave, backOn, today)));
  const after = await saveLeaveChange(tx, leave, { backOn });
  await trace(tx, actor, "leave.write", leave, { action: "back", kind: leave.kind, ...span(leave), onDate: backOn });
  return { version: after, status: leave.status };
}

/** The posting as it stands now, not as it stood when the leave was asked for. */
const postingOf = ({ slot, postedFrom, postedTo, postingEndedOn, dissolvedOn }: LeaveRow) => ({
  slot,
  fromOn: postedFrom,
  toOn: postedTo,
  endedOn: postingEndedOn,
  dissolvedOn,
});

/** 更换代岗人, before or during the leave; what was agreed to stays agreed to, and the audit keeps who stood in before. */
export async function changeSubstitute(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, substituteId }: { readonly version: number; readonly substituteId: string },
  today: IsoDate,
) {
  const leave = await openLeave(tx, actor, id, version);
  refuse(said(resubstituteRefusals(leave, today)));
  await lockPersons(tx, actor, [substituteId]);
  const aways = await listAways(tx, leave.countyId, [substituteId]);
  const next = (await substituteOf(tx, actor, leave, substituteId, aways))!;
  refuse(said(substituteRefusals(remaining(leave, today), leave.personId, next)));
  const after = await saveLeaveChange(tx, leave, { substituteId });
  const words = { ...(leave.substitute !== null && { from: leave.substitute }), to: next.name };
  await trace(tx, actor, "leave.write", leave, { action: "substitute", kind: leave.kind, ...span(leave), ...words });
  return { version: after, status: leave.status };
}

async function openLeave(tx: Tx, actor: Actor, id: string, version: number): Promise<LeaveRow> {
  const leave = await lockLeave(tx, actor, id);
  if (!leave) throw notFound("请假");
  if (leave.version === version) return leave;
  // Two offices of one step press at once: the second is told what has become of it.
  if (leave.status !== "asked") throw conflict("该申请刚刚已由他人办理，请刷新后核对。");
  throw stale("请假");
}

const waitsFor = (status: string, steps: readonly LeaveStep[]) =>
  status === "asked" ? (openStep(steps)?.office ?? null) : null;

const fieldOf: Partial<Record<LeaveRefusal, string>> = {
  backwards: "toOn",
  "beyond-term": "toOn",
  "too-long": "toOn",
  "before-posting": "fromOn",
  category: "category",
  "back-out-of-leave": "backOn",
  "back-in-future": "backOn",
};

const said = (why: readonly LeaveRefusal[]): Reason[] =>
  why.flatMap((rule) =>
    reasonsOf(
      [rule],
      (one) => `${leaveRefusalLabel[one]}。`,
      rule.startsWith("substitute") ? "substituteId" : fieldOf[rule],
    ),
  );

/** The reason stays out of the audit: those who read it there are no office of the leave. */
const span = ({ fromOn, toOn }: Pick<Asking, "fromOn" | "toOn">) => ({ span: `${fromOn} 至 ${toOn}` });

function trace(
  tx: Tx,
  actor: Actor,
  verb: "leave.write" | "leave.answer",
  { countyId, id }: Pick<LeaveRow, "countyId" | "id">,
  { kind, ...detail }: Readonly<Record<string, unknown>> & { readonly kind: LeaveKind },
) {
  return record(tx, actor, { verb, countyId, subjectId: id, detail: { ...detail, leave: leaveKindLabel[kind] } });
}

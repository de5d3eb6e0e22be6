import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { FindingAction, Satisfaction, VoiceKind } from "#domain/inspections/finding.ts";
import { lastDayOf } from "#domain/inspections/finding-deadline.ts";
import { usualTerms } from "#domain/inspections/finding-rule-data.ts";
import { closingRefusals } from "#domain/inspections/finding-step.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Tx } from "../../db/db.ts";
import { listJudgeRefusals } from "./seats.ts";
import { type At, moveFinding, openFinding, refuseFinding } from "./stepping.ts";

interface Said extends At {
  readonly text: string;
}

/** Open, at the right office, and by somebody who had no hand in it. */
async function openForJudge(
  tx: Tx,
  actor: Actor,
  at: At,
  action: FindingAction & ("town-check" | "check" | "return" | "close" | "review"),
) {
  const finding = await openFinding(tx, actor, at, action);
  refuseFinding(await listJudgeRefusals(tx, actor, finding, action));
  return finding;
}

/** 镇级核查. */
export async function townCheck(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const finding = await openForJudge(tx, actor, at, "town-check");
  const change = { townCheckedBy: actor.accountId, townCheckedOn: today };
  return moveFinding(tx, actor, finding, { verb: "finding.check", action: "town-check", onDay: today, text, change });
}

/** 县级核查. */
export async function checkFinding(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const finding = await openForJudge(tx, actor, at, "check");
  const change = { checkedBy: actor.accountId, checkedOn: today };
  return moveFinding(tx, actor, finding, { verb: "finding.check", action: "check", onDay: today, text, change });
}

/** 退回整改：with the reason; the deadline stays what it was. A township sends back only what it has not passed on. */
export async function returnFinding(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const finding = await openForJudge(tx, actor, at, "return");
  const passedOn = finding.status === "checked" || finding.townCheckedBy !== null || !finding.townCheck;
  refuseFinding(actor.role === "township" && passedOn ? ["not-county"] : []);
  const change = {
    requestedBy: null,
    requestedOn: null,
    townCheckedBy: null,
    townCheckedOn: null,
    checkedBy: null,
    checkedOn: null,
  };
  return moveFinding(tx, actor, finding, { verb: "finding.check", action: "return", onDay: today, text, change });
}

/** 持续整改的定期核查：what was seen, and the next one as many days on as the rule had it when the finding was handed over, counted as it says. */
export async function reviewFinding(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const finding = await openForJudge(tx, actor, at, "review");
  const { reviewDays, madeUnder } = finding;
  const term = {
    days: reviewDays ?? usualTerms.lasting.days,
    counted: madeUnder.counted ?? usualTerms.lasting.counted,
  };
  const dueOn = lastDayOf(term, today, await readCalendar(tx));
  return moveFinding(tx, actor, finding, {
    verb: "finding.check",
    action: "review",
    onDay: today,
    text,
    change: { dueOn },
    dates: { wasDueOn: finding.dueOn, newDueOn: dueOn },
  });
}

interface Closing extends Said {
  readonly voiceKind: VoiceKind | null;
  readonly voice: string;
  readonly satisfaction: Satisfaction | null;
}

/** 销号：never by its fixer. The database says so, too. */
export async function closeFinding(tx: Tx, actor: Actor, closing: Closing, today: IsoDate) {
  const { text, voiceKind, voice, satisfaction, ...at } = closing;
  const finding = await openForJudge(tx, actor, at, "close");
  const heard = voiceKind === null ? "" : voice;
  refuseFinding(closingRefusals(finding, { voice: heard, satisfaction }));
  const change = {
    closedBy: actor.accountId,
    closedOn: today,
    voiceKind: heard === "" ? null : voiceKind,
    independentVoice: heard,
    satisfaction,
  };
  const detail = { ...(heard && { voice: heard }), ...(satisfaction && { satisfaction }) };
  return moveFinding(tx, actor, finding, {
    verb: "finding.close",
    action: "close",
    onDay: today,
    text,
    change,
    detail,
  });
}

import { conflict, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { decisionRefusals } from "#domain/screening/decision.ts";
import { decisionRefusalLabel } from "#domain/screening/labels.ts";
import type { Tx } from "../db/db.ts";
import { decisionNumberTaken, type NewDecision, saveDecision } from "./decisions.ts";
import { factsOf, proposalsOf, roundReasons } from "./overview.ts";
import { listStandingDecision, lockRound, type RoundRow } from "./queries.ts";
import { end, type Step, trace } from "./step.ts";

/** What the next stage does with a decision, in the same transaction. */
export type AfterDecision = (tx: Tx, actor: Actor, decisionId: string, today: string) => Promise<unknown>;

type DecisionInput = Omit<NewDecision, "correctsId" | "reason">;

export async function decide(tx: Tx, actor: Actor, step: Step, input: DecisionInput, after: AfterDecision) {
  const round = await lockRound(tx, actor, step.id, "update");
  if (!round) throw notFound("轮次");
  if (round.status === "decided") throw alreadyDecided();
  if (round.version !== step.version) throw stale("轮次");
  const open = roundReasons(round, "decide", await factsOf(tx, actor, round), step);
  if (open.length > 0) throw refused(open);
  const proposed = (await proposalsOf(tx, actor, round)).map((proposal) => proposal.villageId);
  const decision = { ...input, correctsId: null, reason: "" };
  await checkDecision(tx, actor, round, decision, { proposed, standing: null, today: step.today });
  await write(tx, actor, round, decision);
  const moved = await end(tx, actor, round, "decide", { decisionId: input.id, number: input.number });
  await after(tx, actor, input.id, step.today);
  return { id: input.id, ...moved };
}

const alreadyDecided = () =>
  conflict("本轮已由其他经办人审定，您的审定没有保存。请刷新后查看审定结果；需要更正的，请作出更正决定。");

/** 更正：an issued decision stays as it was; the new one carries the whole list that stands from now on. */
export async function correct(
  tx: Tx,
  actor: Actor,
  { id, today }: Pick<Step, "id" | "today">,
  decision: DecisionInput & { readonly correctsId: string; readonly reason: string },
  after: AfterDecision,
) {
  const round = await lockRound(tx, actor, id, "update");
  if (!round) throw notFound("轮次");
  const standing = await listStandingDecision(tx, actor, id);
  if (!standing) throw refused([{ rule: "not-decided", sentence: "本轮尚未审定，没有可以更正的决定。" }]);
  if (standing.id !== decision.correctsId)
    throw conflict(`现行有效的决定已是${standing.number}，您的更正没有保存。请刷新后重新核对。`);
  const proposed = standing.villages.map((village) => village.villageId);
  await checkDecision(tx, actor, round, decision, { proposed, standing, today });
  await write(tx, actor, round, decision);
  await trace(tx, actor, round, "decision.make", {
    action: "correct",
    decisionId: decision.id,
    number: decision.number,
  });
  await after(tx, actor, decision.id, today);
  return { id: decision.id };
}

interface Frame {
  readonly proposed: readonly string[];
  readonly standing: { readonly id: string; readonly number: string } | null;
  readonly today: string;
}

async function checkDecision(tx: Tx, actor: Actor, round: RoundRow, decision: NewDecision, frame: Frame) {
  const asked = { ...decision, corrects: decision.correctsId };
  const rules = new Set(decisionRefusals(asked, { ...frame, roundOpenedOn: round.openedOn ?? frame.today }));
  if (await decisionNumberTaken(tx, actor, round, decision.number)) rules.add("number-repeated");
  const why: Reason[] = [...rules].map((rule) => ({ rule, sentence: `${decisionRefusalLabel[rule]}。` }));
  if (why.length > 0) throw refused(why);
}

async function write(tx: Tx, actor: Actor, round: RoundRow, decision: NewDecision) {
  const saved = await saveDecision(tx, actor, round, decision);
  if (saved < decision.villages.length) throw notFound("村");
}

import { notFound, type Reason } from "#contract/problem.ts";
import { type Actor, may, type Verb } from "#domain/access.ts";
import { roundRefusalLabel } from "#domain/screening/labels.ts";
import { type Proposal, settle } from "#domain/screening/opinion.ts";
import { type Round, type RoundAction, type RoundFacts, roundFlow, roundRefusals } from "#domain/screening/round.ts";
import type { Db } from "../db/db.ts";
import { listVerifications } from "./decisions.ts";
import { countFacts, findRound, type RoundRow } from "./queries.ts";
import { listEntries, listOpinions } from "./shortlist.ts";

/** Every step of the flow is one verb's. */
export const verbOf: Record<RoundAction, Verb> = {
  open: "round.edit",
  rank: "ranking.run",
  shortlist: "shortlist.edit",
  review: "shortlist.edit",
  verify: "verification.write",
  decide: "decision.make",
  withdraw: "round.edit",
};

const ruleOf = (round: Omit<RoundRow, "countyId" | "county" | "id">): Round => ({
  ...round,
  manifestations: { items: round.items },
});

export async function getRoundRow(db: Db, actor: Actor, id: string): Promise<RoundRow> {
  const round = await findRound(db, actor, id);
  if (!round) throw notFound("轮次");
  return round;
}

/** Every village the county must decide on: the shortlist and what departments ask for beyond it. */
export async function proposalsOf(db: Db, actor: Actor, round: RoundRow): Promise<Proposal[]> {
  const entries = await listEntries(db, actor, round);
  return settle(
    entries.map((entry) => entry.villageId),
    await listOpinions(db, actor, round),
  );
}

/** Before the shortlist stands, and for a reader who may not see it, nothing is proposed. */
export async function factsOf(db: Db, actor: Actor, round: RoundRow) {
  const counts = await countFacts(db, actor, round);
  const proposals = may(actor, "shortlist.read") ? await proposalsOf(db, actor, round) : [];
  const visited = new Set((await listVerifications(db, actor, round)).map((visit) => visit.villageId));
  return {
    ...counts,
    shortlisted: may(actor, "shortlist.read") ? counts.shortlisted : 0,
    proposed: proposals.length,
    visited: proposals.filter((proposal) => visited.has(proposal.villageId)).length,
  };
}

export function roundReasons(
  round: RoundRow,
  action: RoundAction,
  facts: Awaited<ReturnType<typeof factsOf>>,
  { today, decision = [] }: Pick<RoundFacts, "today"> & Partial<Pick<RoundFacts, "decision">>,
): Reason[] {
  const asked = { ...facts, today, decision, assessed: facts.submitted, markedMissing: facts.missing };
  return roundRefusals(ruleOf(round), action, asked).map((rule) => ({
    rule,
    sentence: `${roundRefusalLabel[rule]}。`,
  }));
}

export async function getRound(db: Db, actor: Actor, id: string, today: string) {
  const { listCode, listVersion, ...round } = await getRoundRow(db, actor, id);
  const row = { ...round, listCode, listVersion };
  const facts = await factsOf(db, actor, row);
  const steps = (Object.keys(roundFlow[round.status]) as RoundAction[]).filter((action) => may(actor, verbOf[action]));
  return {
    ...round,
    items: round.items.map((item) => ({ ...item, evidence: [...item.evidence] })),
    list: { code: listCode, version: listVersion },
    facts,
    actions: steps.map((action) => ({ action, reasons: roundReasons(row, action, facts, { today }) })),
  };
}

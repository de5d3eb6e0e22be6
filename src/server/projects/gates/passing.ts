import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { statusAfter } from "#domain/projects/project.ts";
import { type GateFacts, isAcceptance } from "#domain/projects/gates/facts.ts";
import { factRefusals } from "#domain/projects/gates/gate-facts.ts";
import {
  dayRefusals,
  type Evidence,
  evidenceDayRefusals,
  evidenceRefusals,
  isOwnersSide,
  officeRefusals,
  orderRefusals,
} from "#domain/projects/gates/gate-pass.ts";
import { plainName } from "#domain/projects/gates/procurement.ts";
import { type Refusal, when } from "#domain/projects/gates/refusal.ts";
import { refused } from "#contract/problem.ts";
import type { Tx } from "../../db/db.ts";
import { saveBudget } from "../budget.ts";
import { disclosureBlockers } from "../disclosures/blocking.ts";
import type { LockedProject } from "../rows.ts";
import { atProject, moveProject, withProjectHand } from "../stepping.ts";
import { strangeFiles } from "./files.ts";
import { type GateGround, readFactGround, readGateGround } from "./ground.ts";
import { failedAction, insertPass } from "./passes.ts";

export interface Passing {
  readonly projectId: string;
  readonly version: number;
  /** Of the pass. */
  readonly id: string;
  readonly onDay: IsoDate;
  readonly document: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly facts: GateFacts;
}

/** 过关: the next gate and no other, by its office, on its evidence. An acceptance that fails leaves the gate closed. */
export async function passGate(tx: Tx, actor: Actor, passing: Passing, today: IsoDate) {
  const { projectId, version, facts } = passing;
  const project = await atProject(tx, actor, { id: projectId, version });
  const ground = await readGateGround(tx, actor, project, today);
  const { gate } = facts;
  refuse(orderRefusals({ ...project, gate, next: ground.next }));
  const terms = ground.rule.gates[gate];
  refuse(officeRefusals(terms.by, project, ground.units.ids, actor));
  const failed = isAcceptance(facts) && facts.result === "fail";
  refuse([
    ...dayRefusals(passing.onDay, ground.passes.at(-1)?.onDay ?? null, today),
    ...evidenceDayRefusals(passing.evidence, today),
    ...(await strangeFiles(tx, actor, project, passing.evidence)),
    ...factRefusals(facts, await readFactGround(tx, actor, project, ground, { facts, today })),
    ...(failed
      ? when(passing.text === "", "reason-missing", "验收不通过的，请写明原因和整改要求。", "text")
      : evidenceRefusals(ground.asked(gate), passing.evidence)),
    ...(failed ? [] : await disclosureBlockers(tx, actor, project, gate, today)),
  ]);
  return failed ? failGate(tx, actor, project, passing) : openGate(tx, actor, { project, ground }, passing);
}

function refuse(why: readonly Refusal[]): void {
  if (why.length > 0) throw refused(why);
}

interface At {
  readonly project: LockedProject;
  readonly ground: GateGround;
}

async function openGate(tx: Tx, actor: Actor, { project, ground }: At, passing: Passing) {
  const { id, onDay, document, text, evidence, facts } = passing;
  const { gate } = facts;
  const asked = ground.rule.gates[gate];
  await insertPass(tx, actor, project, {
    ...{ id, gate, onDay, document, text, evidence, asked },
    ruleVersion: ground.ruleVersion,
    facts: keptOf(facts),
  });
  if (facts.gate === "budget-review") await saveBudget(tx, actor, project, facts.budgetFen);
  const hands = isOwnersSide(actor) ? { hands: withProjectHand(project, actor) } : {};
  const { version } = await moveProject(tx, actor, project, {
    verb: "project.pass",
    action: gate,
    onDay,
    text,
    status: statusAfter[gate],
    change: { ...hands, ...daysOf(facts, onDay) },
    detail: { ...(document && { document }), ruleVersion: ground.ruleVersion, ...moneyOf(facts) },
  });
  return { version, passed: true };
}

/** What is kept beside the gate itself; a certificate also as it is compared. */
function keptOf({ gate: _, ...facts }: GateFacts): object {
  return "certificate" in facts ? { ...facts, plainCertificate: plainName(facts.certificate) } : facts;
}

const daysOf = ({ gate }: GateFacts, onDay: IsoDate) => ({
  ...(gate === "start" && { startedOn: onDay }),
  ...(gate === "completion" && { finishedOn: onDay }),
});

/** What an auditor looks for first. */
function moneyOf(facts: GateFacts) {
  switch (facts.gate) {
    case "budget-review":
      return { budgetFen: facts.budgetFen };
    case "tender":
      return { method: facts.method, amountFen: facts.amountFen, winner: facts.winner };
    case "settlement":
      return { settledFen: facts.settledFen };
    default:
      return {};
  }
}

/** 验收未通过: a step with its reason, and the gate waits for the next try. */
async function failGate(tx: Tx, actor: Actor, project: LockedProject, { onDay, text, facts }: Passing) {
  const members = isAcceptance(facts) ? facts.members.map(({ name, unit }) => `${name}（${unit}）`).join("、") : "";
  const { version } = await moveProject(tx, actor, project, {
    verb: "project.pass",
    action: failedAction(facts.gate),
    onDay,
    text: `${gateLabel[facts.gate]}未通过：${text}　验收人员：${members}`,
  });
  return { version, passed: false };
}

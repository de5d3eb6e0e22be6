import { type Actor, may } from "#domain/access.ts";
import { diffDays, type IsoDate } from "#domain/date.ts";
import { type Gate, gates } from "#domain/projects/gate.ts";
import { passerLabel } from "#domain/projects/gates/gate-labels.ts";
import { gateBehind } from "#domain/projects/gates/gate-order.ts";
import { officeRefusals, orderRefusals } from "#domain/projects/gates/gate-pass.ts";
import { applies, duties, type Duty, type Passer } from "#domain/projects/gates/gate-rule.ts";
import type { GateDays } from "#domain/projects/gates/gate-schedule.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { disclosureBlockers } from "../disclosures/blocking.ts";
import { findProject, type LockedProject } from "../rows.ts";
import type { NamedUnits } from "./duty-units.ts";
import { listExemptions } from "./exemptions.ts";
import { listProjectFiles, mayAttach } from "./files.ts";
import { type GateGround, readBuilt, readGateGround } from "./ground.ts";
import { listFailed, listWithdrawn } from "./passes.ts";
import { listGatePlan } from "./scheduling.ts";
import { undoingRefusals } from "./undoing.ts";

/** 关口: what is behind, what is asked for now and by whom, what lies ahead. */
export async function readGates(db: Db, actor: Actor, id: string, today: IsoDate) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const ground = await readGateGround(db, actor, project, today);
  const plan = await listGatePlan(db, actor, project);
  const { kind, assetClass, status, standing, estimateFen, budgetFen, contractedFen, builder, owner } = project;
  const { percent } = await readBuilt(db, actor, project);
  const missing = await readMissing(db, actor, { project, ground, today });
  return {
    ...{ id, version: project.version, kind, assetClass, status, standing, estimateFen, budgetFen, contractedFen },
    ...{ percent, builder, owner, planFinishOn: project.planFinishOn },
    gates: gates.map((gate) => lineOf(gate, { project, ground, plan, today })),
    next: ground.next ?? null,
    missing,
    exemptions: await listExemptions(db, actor, project),
    withdrawn: await listWithdrawn(db, actor, project),
    failed: await listFailed(db, actor, project),
    files: await listProjectFiles(db, actor, project),
    undo: await readUndo(db, actor, project, ground),
    can: {
      pass: mayPass(actor, project, ground),
      exempt: may(actor, "project.decide") && standing === "normal" && gateBehind(status) !== undefined,
      schedule: may(actor, "project.arrange") && ground.next !== undefined,
      attach: mayAttach(actor),
    },
  };
}

type GateState = "behind" | "now" | "ahead" | "not-asked";

interface Line {
  readonly project: LockedProject;
  readonly ground: GateGround;
  readonly plan: readonly GateDays[];
  readonly today: IsoDate;
}

function lineOf(gate: Gate, { project, ground, plan, today }: Line) {
  const terms = ground.rule.gates[gate];
  const found = ground.passes.find((one) => one.gate === gate) ?? null;
  const pass = found && { ...found, evidence: [...found.evidence] };
  const planned = plan.find((one) => one.gate === gate) ?? null;
  const state = stateOf(gate, project, ground);
  const until = pass ? pass.onDay : state === "behind" ? null : today;
  return {
    gate,
    state,
    by: terms.by,
    byWords: byWords(terms.by, project, ground.units),
    asked: ground.asked(gate).map(({ name, file, basis }) => ({ name, file, basis })),
    plan: planned && { startOn: planned.startOn, finishOn: planned.finishOn },
    lateDays: planned && until ? diffDays(planned.finishOn, until) : null,
    pass,
  };
}

function stateOf(gate: Gate, project: LockedProject, { rule, next, passes }: GateGround): GateState {
  const behind = gateBehind(project.status);
  if (passes.some((one) => one.gate === gate)) return "behind";
  if (!applies(rule.gates[gate], project)) return "not-asked";
  if (gate === next) return "now";
  return behind && gates.indexOf(gate) <= gates.indexOf(behind) ? "behind" : "ahead";
}

/** 由谁过关, with the names of the departments. */
function byWords(by: Passer, { townshipId }: LockedProject, { names }: NamedUnits): string {
  if (by === "township" && townshipId === null) return passerLabel.county;
  if (!isDuty(by)) return passerLabel[by];
  return `${passerLabel[by]}（${names[by].length > 0 ? names[by].join("、") : "还没有设定"}）`;
}

const isDuty = (by: Passer): by is Duty => (duties as readonly string[]).includes(by);

interface Missing {
  readonly project: LockedProject;
  readonly ground: GateGround;
  readonly today: IsoDate;
}

/** What stands in the way whoever passes it: side states, contracts, notices. Papers are asked for by the form. */
async function readMissing(db: Db, actor: Actor, { project, ground, today }: Missing) {
  const { next } = ground;
  if (next === undefined) return [];
  const terms = ground.rule.gates[next];
  const unnamed = isDuty(terms.by) && ground.units.ids[terms.by].length === 0;
  const contract = { rule: "contract-missing", sentence: "还没有登记合同，请先在“资金”中登记该项目的合同。" };
  return [
    ...orderRefusals({ ...project, gate: next, next }),
    ...(unnamed ? officeRefusals(terms.by, project, ground.units.ids, actor) : []),
    ...(next === "contract" && project.contractedFen <= 0 ? [contract] : []),
    ...(await disclosureBlockers(db, actor, project, next, today)),
  ].map((one) => ({ ...one }));
}

function mayPass(actor: Actor, project: LockedProject, { rule, next, units }: GateGround): boolean {
  if (next === undefined || !may(actor, "project.pass") || project.standing !== "normal") return false;
  return officeRefusals(rule.gates[next].by, project, units.ids, actor).length === 0;
}

async function readUndo(db: Db, actor: Actor, project: LockedProject, { passes }: GateGround) {
  const behind = gateBehind(project.status);
  if (!may(actor, "project.halt") || !behind) return null;
  const why = await undoingRefusals(db, actor, project, behind, passes);
  return { gate: behind, why: why.map(({ sentence }) => sentence) };
}

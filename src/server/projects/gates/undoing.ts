import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type Gate, gates } from "#domain/projects/gate.ts";
import { type ProjectStatus, statusAfter } from "#domain/projects/project.ts";
import { gateBehind, gatesOf, statusOf } from "#domain/projects/gates/gate-order.ts";
import { undoRefusals } from "#domain/projects/gates/gate-pass.ts";
import type { GateRule } from "#domain/projects/gates/gate-rule.ts";
import { refused } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { ruleOf } from "../../rules/queries.ts";
import { saveBudget } from "../budget.ts";
import type { LockedProject } from "../rows.ts";
import { type At, atProject, moveProject } from "../stepping.ts";
import { readPaidOnPass } from "./paid-on-pass.ts";
import { listPasses, type PassRow, withdrawPass } from "./passes.ts";

/** 撤回上一关口: a slip of whoever passed it, as long as no money has been spent on it. The pass stays, struck out. */
export async function undoGate(
  tx: Tx,
  actor: Actor,
  { gate, text, ...at }: At & { readonly gate: Gate; readonly text: string },
  today: IsoDate,
) {
  const project = await atProject(tx, actor, at);
  const passes = await listPasses(tx, actor, project);
  const why = await undoingRefusals(tx, actor, project, gate, passes);
  if (why.length > 0) throw refused(why);
  const pass = passes.find((one) => one.gate === gate)!;
  await withdrawPass(tx, actor, project, { passId: pass.id, text, today });
  if (gate === "budget-review") await saveBudget(tx, actor, project, null);
  const { content: rule } = await ruleOf(tx, project.countyId, "project-gates", today);
  const remaining = passes.filter((one) => one !== pass).map((one) => one.gate);
  return moveProject(tx, actor, project, {
    verb: "project.halt",
    action: "undo",
    onDay: today,
    text,
    status: remaining.length > 0 ? statusOf(remaining) : statusBefore(rule, project, gate),
    change: {
      ...(gate === "start" && { startedOn: null }),
      ...(gate === "completion" && { finishedOn: null }),
    },
    detail: { gate },
  });
}

/** Asked by the command, and by the page for what it may offer. */
export async function undoingRefusals(
  db: Db,
  actor: Actor,
  project: LockedProject,
  gate: Gate,
  passes: readonly PassRow[],
) {
  const paidFen = await readPaidOnPass(db, actor, project, gate);
  const why = undoRefusals(gate, gateBehind(project.status), { ...project, paidFen });
  const kept = passes.some((one) => one.gate === gate);
  const imported = { rule: "pass-unknown", sentence: "该关口由台账导入，系统中没有过关记录，不能撤回。" };
  return why.length > 0 || kept ? why : [imported];
}

/** Of an imported project only the first passes made here are known: what lies before them is as the rule has it. */
function statusBefore(rule: GateRule, project: LockedProject, gate: Gate): ProjectStatus {
  const before = gatesOf(rule, project).findLast((one) => gates.indexOf(one) < gates.indexOf(gate));
  return before === undefined ? "banked" : statusAfter[before];
}

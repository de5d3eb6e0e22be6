import fc from "fast-check";
import { expect } from "vitest";
import { projectGates } from "#contract/project-gates.ts";
import { type Gate, gates } from "#domain/projects/gate.ts";
import { gatesOf } from "#domain/projects/gates/gate-order.ts";
import { usualGateRule } from "#domain/projects/gates/gate-rule-data.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { aPass, arrangedDuties, contracted, passerOf } from "../../testing/given-gates.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

type Try = Gate | "undo";
const tries = fc.array(fc.constantFrom<Try>(...gates, "undo", ...gates), { minLength: 30, maxLength: 30 });

async function version({ tx }: Stage, id: string) {
  return (await tx.selectFrom("project").where("id", "=", id).select("version").executeTakeFirstOrThrow()).version;
}

async function attempt(stage: Stage, params: { id: string }, one: Try, callers: ReadonlyMap<Gate, Caller>) {
  const at = await version(stage, params.id);
  if (one !== "undo") {
    const call = { params, body: aPass(one, { version: at }) };
    return callers
      .get(one)!
      .call(projectGates.pass, call)
      .catch(() => undefined);
  }
  const county = await stage.as("county");
  const page = await county.call(projectGates.read, { params });
  const gate = page.undo?.gate ?? "approval";
  return county
    .call(projectGates.undo, { params, body: { version: at, gate, text: "登记有误" } })
    .catch(() => undefined);
}

for (const assetClass of ["operating", "household"] as const)
  apiTest(
    `whatever order of gates and withdrawals is tried (${assetClass}), what is recorded is a beginning of the gates that apply`,
    async (stage) => {
      const { tx } = stage;
      await arrangedDuties(tx);
      // Notices are another matter: this county asks for none.
      await tx
        .insertInto("ruleVersion")
        .values({
          countyId: "99-qinglan",
          code: "project-disclosure",
          version: 1,
          title: "项目公告公示",
          basis: "测试",
          validFrom: "2026-01-01",
          content: JSON.stringify({ postings: [] }),
          madeBy: (await tx.selectFrom("account").select("id").executeTakeFirstOrThrow()).id,
        })
        .execute();
      const callers = new Map<Gate, Caller>();
      for (const gate of gates) callers.set(gate, await passerOf(stage, gate));
      const asked = gatesOf(usualGateRule, { kind: "industry", assetClass });
      const seen = new Set<number>();
      for (const sequence of fc.sample(tries, { numRuns: 2, seed: 20261122 })) {
        const project = await aProject(tx, { status: "banked", assetClass, hands: [] });
        for (const one of [...sequence, ...gates]) {
          await attempt(stage, project.params, one, callers);
          const { budgetFen } = await tx
            .selectFrom("project")
            .where("id", "=", project.id)
            .select("budgetFen")
            .executeTakeFirstOrThrow();
          if (budgetFen !== null && one === "tender") await contracted(tx, project.id, 94_000_000);
          const kept = await tx
            .selectFrom("gatePass")
            .where("projectId", "=", project.id)
            .where("withdrawnOn", "is", null)
            .select("gate")
            .execute();
          expect(gates.filter((gate) => kept.some((pass) => pass.gate === gate))).toEqual(asked.slice(0, kept.length));
          seen.add(kept.length);
        }
      }
      // A walk that never gets anywhere would prove nothing.
      expect(Math.max(...seen)).toBeGreaterThan(4);
    },
    120_000,
  );

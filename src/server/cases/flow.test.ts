import { sql } from "kysely";
import { expect } from "vitest";
import { caseSteps } from "#contract/case-steps.ts";
import type { Route } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type Role, roles } from "#domain/access.ts";
import { caseFlow, type CaseStatus } from "#domain/cases/case.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import {
  anAcceptance,
  aReadyCase,
  checked,
  delisted,
  offices,
  type ReadyCase,
  scoresAt,
} from "../testing/given-case-steps.ts";

onStage();

const desks: readonly (readonly [string, Role, string?])[] = [
  ["county", "county", "青岚县"],
  ["other county", "county", "沐云县"],
  ["township", "township", "柳溪镇"],
  ["other township", "township", "松岭乡"],
  ["team", "team"],
  ["unit", "unit"],
  ["department", "department", "县信访局"],
  ["inspector", "inspector"],
  ["province", "province"],
  ["city", "city"],
  ["auditor", "auditor"],
  ["system-admin", "system-admin"],
  ["security-admin", "security-admin"],
  ["audit-admin", "audit-admin"],
];

const lookBack = (version: number, relapsed: boolean) => ({
  id: uuidv7(),
  version,
  onDay: "2026-11-22",
  visitors: "县委组织部 王某",
  finding: "到村查看",
  relapsed,
  newId: uuidv7(),
  newDueOn: relapsed ? "2027-12-31" : null,
});

interface Step {
  readonly route: Route;
  readonly body: (version: number) => object;
  /** From which state, by whom, to which. */
  readonly open: readonly (readonly [CaseStatus, string, CaseStatus])[];
}

const seen: readonly CaseStatus[] = ["delisted", "consolidation", "closed"];

const steps: Readonly<Record<string, Step>> = {
  assess: {
    route: caseSteps.assess,
    body: (version) => ({ version, opinion: "均已办结" }),
    open: [
      ["in-turnaround", "township", "self-assessed"],
      ["in-turnaround", "team", "self-assessed"],
    ],
  },
  // The team has handed it in: it alone takes it back.
  withdraw: {
    route: caseSteps.withdraw,
    body: (version) => ({ version }),
    open: [["self-assessed", "team", "in-turnaround"]],
  },
  check: {
    route: caseSteps.check,
    body: (version) => ({ version, passed: true, opinion: "情况属实" }),
    open: [["self-assessed", "township", "town-checked"]],
  },
  return: {
    route: caseSteps.check,
    body: (version) => ({ version, passed: false, opinion: "继续整顿" }),
    open: [["self-assessed", "township", "in-turnaround"]],
  },
  accept: {
    route: caseSteps.accept,
    body: (version) => anAcceptance(version),
    open: [["town-checked", "county", "accepted"]],
  },
  fail: {
    route: caseSteps.accept,
    body: (version) => anAcceptance(version, { scores: scoresAt(0.2), newDueOn: "2027-12-31" }),
    open: [["town-checked", "county", "in-turnaround"]],
  },
  delist: {
    route: caseSteps.delist,
    body: (version) => ({ version, number: "青组发〔2026〕31号", decidedOn: "2026-11-22" }),
    open: [["accepted", "county", "consolidation"]],
  },
  close: {
    route: caseSteps.close,
    body: (version) => ({ version }),
    open: [["consolidation", "county", "closed"]],
  },
  relapse: {
    route: caseSteps.lookBack,
    body: (version) => lookBack(version, true),
    open: seen.map((status) => [status, "county", "relapsed"] as const),
  },
  "look-back": {
    route: caseSteps.lookBack,
    body: (version) => lookBack(version, false),
    open: seen.map((status) => [status, "county", status] as const),
  },
};

/** A file that has come to this state by the steps of the work; the last three are where its consolidation leads. */
async function brought(stage: Stage, file: ReadyCase, status: CaseStatus) {
  const all = await offices(stage);
  const { params } = file;
  if (status === "self-assessed") {
    const { version } = await all.team.call(caseSteps.course, { params });
    await all.team.call(caseSteps.assess, { params, body: { version, opinion: "均已办结" } });
  }
  if (status === "town-checked") await checked(all, file);
  if (status === "accepted")
    await all.county.call(caseSteps.accept, { params, body: anAcceptance(await checked(all, file)) });
  if (["delisted", "consolidation", "closed", "relapsed"].includes(status)) {
    await delisted(all, file);
    await sql`update consolidation_check set done_on = '2026-11-22', due_on = '2026-11-22', sound = true, finding = '稳固', done_as = 'county',
      done_by = ${uuidv7()} where case_id = ${file.id}`.execute(stage.tx);
    await sql`update case_file set status = ${status}, consolidation_to = '2026-11-22',
      closed_on = ${status === "closed" ? "2026-11-22" : null}, relapsed_on = ${status === "relapsed" ? "2026-11-22" : null}
      where id = ${file.id}`.execute(stage.tx);
  }
}

const statusOf = (stage: Stage, { id }: ReadyCase) =>
  stage.tx.selectFrom("caseFile").where("id", "=", id).select(["status", "version"]).executeTakeFirstOrThrow();

/** What one office achieves there, without anything of it staying. */
async function tried(stage: Stage, file: ReadyCase, caller: Caller, { route, body }: Step) {
  const before = await statusOf(stage, file);
  await sql`savepoint tried`.execute(stage.tx);
  const reply = await caller.call(route, { params: file.params, body: body(before.version) } as never).then(
    () => "done",
    (error: Error) => /"code":"([a-z-]+)"/.exec(error.message)?.[1] ?? error.message,
  );
  const { status } = await statusOf(stage, file);
  await sql`rollback to savepoint tried`.execute(stage.tx);
  if (reply !== "done") {
    expect(["forbidden", "not-found", "refused"]).toContain(reply);
    expect(status).toBe(before.status);
  }
  return { done: reply === "done", status };
}

for (const [action, step] of Object.entries(steps))
  apiTest(
    `${action} of a file: every state and every office`,
    async (stage) => {
      const callers: [string, Caller][] = [];
      for (const [name, role, place] of desks) callers.push([name, await stage.as(role, place)]);
      const went: (readonly [string, string, string])[] = [];
      const file = await aReadyCase(stage.tx, { openedOn: "2026-03-01" });
      for (const status of Object.keys(caseFlow) as CaseStatus[]) {
        await sql`savepoint state`.execute(stage.tx);
        await brought(stage, file, status);
        for (const [name, caller] of callers) {
          const { done, status: after } = await tried(stage, file, caller, step);
          if (done) went.push([status, name, after]);
        }
        await sql`rollback to savepoint state`.execute(stage.tx);
      }
      const order = (all: readonly (readonly [string, string, string])[]) => all.map((one) => one.join(" ")).toSorted();
      expect(order(went)).toEqual(order(step.open));
    },
    180_000,
  );

apiTest("the table names every office", async () => {
  expect(new Set(desks.map(([, role]) => role))).toEqual(new Set(roles));
});

import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import type { Route } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type Role, roles } from "#domain/access.ts";
import {
  type Assignee,
  assignees,
  type FindingAction,
  findingActions,
  findingAfter,
  findingStatuses,
} from "#domain/inspections/finding.ts";
import { aHanding, aFinding } from "../../testing/given-findings.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { organisationIds } from "../../testing/cast.ts";

onStage();

interface Step {
  readonly route: Route;
  readonly offices: readonly string[];
  readonly body: (at: { id: string; version: number }) => object;
}

/** Every office of one county at its desk, and the neighbours who must not see anything. */
const desks: readonly (readonly [string, Role, string?])[] = [
  ["county", "county", "青岚县"],
  ["other county", "county", "沐云县"],
  ["township", "township", "柳溪镇"],
  ["other township", "township", "松岭乡"],
  ["team", "team"],
  ["unit", "unit"],
  ["department of the unit", "department", "县信访局"],
  ["other department", "department", "县纪委监委"],
  ["inspector", "inspector"],
  ["province", "province"],
  ["city", "city"],
  ["auditor", "auditor"],
  ["system-admin", "system-admin"],
  ["security-admin", "security-admin"],
  ["audit-admin", "audit-admin"],
];

const fixers: Record<Assignee, readonly string[]> = {
  township: ["township"],
  team: ["team"],
  unit: ["unit", "department of the unit"],
};
const judges = ["county", "inspector"];

const plain = ({ version }: { version: number }) => ({ version });
const worded = ({ version }: { version: number }) => ({ version, text: "据实填写" });

const steps = (to: Assignee): Record<FindingAction, Step> => ({
  assign: { route: findings.assign, offices: ["county"], body: (at) => ({ findings: [at], ...handingTo(to) }) },
  reassign: { route: findings.assign, offices: ["county"], body: (at) => ({ findings: [at], ...handingTo(to) }) },
  postpone: {
    route: findings.postpone,
    offices: ["county"],
    body: (at) => ({ ...worded(at), dueOn: "2026-12-31" }),
  },
  withdraw: { route: findings.withdraw, offices: ["county"], body: worded },
  start: { route: findings.start, offices: fixers[to], body: plain },
  progress: { route: findings.progress, offices: fixers[to], body: worded },
  request: { route: findings.request, offices: fixers[to], body: (at) => ({ ...plain(at), outcome: "已经整改" }) },
  recall: { route: findings.recall, offices: fixers[to], body: plain },
  "town-check": { route: findings.townCheck, offices: ["township"], body: worded },
  check: { route: findings.check, offices: judges, body: worded },
  return: { route: findings.return, offices: [...judges, "township"], body: worded },
  review: { route: findings.review, offices: judges, body: worded },
  close: { route: findings.close, offices: judges, body: worded },
  reopen: {
    route: findings.lookBack,
    offices: judges,
    body: (at) => ({
      ...plain(at),
      id: uuidv7(),
      onDay: "2026-11-20",
      visitors: "督查组",
      text: "又停了",
      result: "fallen-back",
    }),
  },
});

const handingTo = (to: Assignee) =>
  aHanding({ assignedTo: to, organisationId: to === "unit" ? organisationIds.县信访局 : null });

/** Of a township that rectifies itself, nothing is left for it to check or send back. */
const offices = (to: Assignee, action: FindingAction) =>
  to === "township" && (action === "town-check" || action === "return") ? [] : steps(to)[action].offices;

/** Bodies a state or type asks for besides the flow. */
const fit = (action: FindingAction, to: Assignee) => ({
  to,
  type: action === "review" ? ("lasting" as const) : ("dated" as const),
  townCheck: action === "town-check" || (action === "return" && to !== "township"),
});

async function everyDesk({ as }: Stage): Promise<Map<string, Caller>> {
  const callers = new Map<string, Caller>();
  for (const [name, role, place] of desks) callers.set(name, await as(role, place));
  return callers;
}

for (const to of assignees)
  for (const action of findingActions)
    apiTest(
      `${action} of a finding handed to the ${to}: every state and every office`,
      async (stage) => {
        await aTeam(stage.tx, await aDecidedRound(stage.tx));
        const callers = await everyDesk(stage);
        const { route, body } = steps(to)[action];
        const went: string[] = [];
        const expected: string[] = [];
        for (const status of findingStatuses)
          for (const [name, caller] of callers) {
            const finding = await aFinding(stage.tx, { status, ...fit(action, to) });
            const call = { params: finding.params, body: body({ id: finding.id, version: 1 }) };
            const reply = await caller.call(route, call as never).then(
              () => "done",
              (error: Error) => /"code":"([a-z-]+)"/.exec(error.message)?.[1] ?? error.message,
            );
            const after = await stage.tx
              .selectFrom("finding")
              .where("id", "=", finding.id)
              .select("status")
              .executeTakeFirstOrThrow();
            if (reply === "done") went.push(`${status} by ${name} → ${after.status}`);
            else {
              expect(["forbidden", "not-found", "refused"]).toContain(reply);
              expect(after.status).toBe(status);
            }
            const next = routeAction(action, status);
            if (next !== undefined && allowed(to, action, status).includes(name))
              expected.push(`${status} by ${name} → ${next}`);
          }
        expect(went).toEqual(expected);
      },
      180_000,
    );

/** One route hands over and hands on: which of both is open the state says. */
function routeAction(action: FindingAction, status: (typeof findingStatuses)[number]) {
  if (action === "assign" || action === "reassign")
    return findingAfter(status, "assign") ?? findingAfter(status, "reassign");
  return findingAfter(status, action);
}

/** What a township has passed on it does not send back. */
const allowed = (to: Assignee, action: FindingAction, status: string) =>
  action === "return" && status === "checked"
    ? judges
    : action === "return" && to === "township"
      ? judges
      : offices(to, action);

apiTest("the table names every office", async () => {
  expect(new Set(desks.map(([, role]) => role))).toEqual(new Set(roles));
});

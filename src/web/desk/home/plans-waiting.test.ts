import { expect, test } from "vitest";
import type { Me } from "#contract/auth.ts";
import { access, type Role } from "#domain/access.ts";
import { homeCards } from "./home-cards.ts";

const waiting = { plans: { submitted: 3, returned: 1 }, schedules: { submitted: 2, returned: 0 } };
const desk = { today: "2026-11-22", me: {} as Me };

/** Both cards as the home page shows them: only to those who hold the verb. */
const seen = (role: Role, data: object = waiting) =>
  homeCards
    .filter(({ verb }) => ["plan.approve", "plan.write"].includes(verb))
    .filter(({ verb }) => (access[verb] as readonly Role[]).includes(role))
    .flatMap((card) => card.groups(data, desk))
    .flatMap(({ counts }) => counts.map(({ value, href }) => [value, href]));

test("a township is told what waits for its approval, a team what came back, others nothing", () => {
  expect(seen("township")).toEqual([
    [3, "/plans?view=plans&status=submitted"],
    [2, "/plans?view=schedules&status=submitted"],
  ]);
  expect(seen("team")).toEqual([[1, "/plans?view=plans&status=returned"]]);
  for (const role of ["county", "unit", "department", "province", "auditor"] as const) expect(seen(role)).toEqual([]);
});

test("nothing handed in, nothing said", () => {
  const none = { submitted: 0, returned: 0 };
  expect(seen("township", { plans: none, schedules: none })).toEqual([]);
});

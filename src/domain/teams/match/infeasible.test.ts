import fc from "fast-check";
import { expect, test } from "vitest";
import { madeCounty } from "../../../server/testing/made-county.ts";
import { canHold, pools, rulesOf } from "./conflict-rules.ts";
import { conflictText } from "./conflict-words.ts";
import { groundOf } from "./ground.ts";
import { conflictsOf, smallestConflict } from "./infeasible.ts";
import type { MatchInput } from "./match.ts";
import { shippedMatchSettings } from "./settings.ts";

const size = { townships: 2, villages: 3, countyLeaders: 3, leadersOfTownship: 2, cadres: 6, units: 4 };
const county = (seed: string, changed: Partial<MatchInput> = {}) => groundOf({ ...madeCounty(size, seed), ...changed });
const texts = (ground: ReturnType<typeof county>) => conflictsOf(ground).map(({ text }) => text);
const free = madeCounty(size, "a").people.map((one) => ({
  ...one,
  homeTownshipId: null,
  kinVillageIds: [],
  partyMember: true,
}));

test("an input that can be matched has no conflict", () => {
  expect(conflictsOf(county("a", { people: free }))).toEqual([]);
});

test("nobody to hold a slot: the township and the village are named", () => {
  const people = free.filter(({ id }) => !id.startsWith("t2"));
  expect(texts(county("a", { people })).toSorted()).toEqual([
    "第2镇无可用的包村领导，第1村落实不到人。",
    "第2镇无可用的包村领导，第3村落实不到人。",
  ]);
});

test("empty pools: every village lacks every slot", () => {
  const conflicts = conflictsOf(county("a", { people: [], units: [] }));
  expect(conflicts).toHaveLength(3 * 4);
  expect(conflicts.every(({ rules }) => rules.length === 1)).toBe(true);
});

test("too few leaders: their number of villages against the villages that need one", () => {
  const people = free.filter(({ id }) => id !== "l2" && id !== "l3");
  const [conflict, ...more] = conflictsOf(county("a", { people }));
  expect(more).toEqual([]);
  expect(conflict!.rules.map(({ rule }) => rule).toSorted()).toEqual([
    "capacity-county-leader",
    "slot-empty",
    "slot-empty",
    "slot-empty",
  ]);
  expect(conflict!.text).toBe(
    "以下要求不能同时满足：第1村、第2村、第3村各须有1名（个）联村县级领导；干部l1最多包联2个村。",
  );
});

test("an over-committed leader: three pins and the number he can take", () => {
  const pins = ["v1", "v2", "v3"].map((villageId) => ({
    id: villageId,
    kind: "pin" as const,
    villageId,
    slot: "county-leader" as const,
    holderId: "l1",
  }));
  const [conflict] = conflictsOf(county("a", { people: free, pins }));
  expect(conflict!.rules.map(({ rule }) => rule).toSorted()).toEqual(["capacity-county-leader", "pin", "pin", "pin"]);
});

test("a pin against recusal, two pins on one slot, a pin on somebody unfit", () => {
  const pin = (holderId: string) => ({
    id: holderId,
    kind: "pin" as const,
    villageId: "v1",
    slot: "county-leader" as const,
    holderId,
  });
  const home = free.map((one) => (one.id === "l1" ? { ...one, homeTownshipId: "t2" } : one));
  expect(texts(county("a", { people: home, pins: [pin("l1")] }))).toEqual([
    "以下要求不能同时满足：干部l1籍贯在第2镇，须回避；已指定干部l1任第1村联村县级领导。",
  ]);
  expect(texts(county("a", { people: free, pins: [pin("l1"), pin("l2")] }))).toHaveLength(1);
  expect(texts(county("a", { people: free, pins: [pin("c1")] }))).toEqual([
    "已指定干部c1任第1村联村县级领导，但不符合任职条件。",
  ]);
});

test("a term without days and a team without room stand alone", () => {
  const { settings } = madeCounty(size, "a");
  expect(texts(county("a", { settings: { ...settings, termTo: "2027-02-29" } }))).toEqual(["任期起止日期不正确。"]);
  const team = { ...shippedMatchSettings.team, min: 5, max: 4 };
  expect(conflictsOf(county("a", { settings: { ...settings, team } }))[0]!.rules[0]!.rule).toBe("team-size");
});

test("in every conflict each rule is needed: without any one of them the others can hold", () => {
  const tight = fc.record({
    leaders: fc.nat(2),
    cadres: fc.integer({ min: 1, max: 5 }),
    units: fc.nat(2),
    seed: fc.string(),
  });
  fc.assert(
    fc.property(tight, ({ leaders, cadres, units, seed }) => {
      const ground = groundOf(madeCounty({ ...size, countyLeaders: leaders, cadres, units: Math.max(1, units) }, seed));
      for (const { rules } of conflictsOf(ground)) {
        const pool = pools.find((slots) => rules.some(({ slot }) => slot !== null && slots.includes(slot)))!;
        expect(canHold(ground, pool, rules)).toBe(false);
        for (const rule of rules)
          expect(
            canHold(
              ground,
              pool,
              rules.filter((other) => other !== rule),
            ),
          ).toBe(true);
        expect(conflictText(ground, rules)).not.toBe("");
      }
    }),
    { numRuns: 60 },
  );
});

test("the set is the smallest there is", () => {
  const sets = fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const rules = [0, 1, 2, 3, 4, 5, 6, 7];
  fc.assert(
    fc.property(sets, (conflicts) => {
      const holds = (some: readonly number[]) => !conflicts.some((set) => set.every((rule) => some.includes(rule)));
      const found = smallestConflict(rules, holds);
      expect(holds(found)).toBe(false);
      expect(found).toHaveLength(Math.min(...conflicts.map((set) => set.length)));
    }),
  );
});

test("every rule that has a say is asked about", () => {
  const ground = county("a");
  expect(pools.flatMap((pool) => rulesOf(ground, pool)).filter(({ rule }) => rule === "slot-empty")).toHaveLength(
    3 * 4,
  );
});

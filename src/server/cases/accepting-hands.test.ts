import { expect } from "vitest";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import { organisationIds } from "../testing/cast.ts";
import {
  aColleague,
  anAcceptance,
  anOffice,
  aReadyCase,
  checked,
  offices,
  type ReadyCase,
  scoresAt,
} from "../testing/given-case-steps.ts";

onStage();

const rulesOf = (told: { reasons: readonly { rule: string }[] }) => told.reasons.map(({ rule }) => rule);

interface Hands {
  readonly team: Caller;
  readonly town: Caller;
  readonly county: Caller;
  /** Two more who sit in the township and, since, in the county. */
  readonly one: Caller;
  readonly other: Caller;
}

type Act = (hands: Hands, version: number) => Promise<number>;

/** Every way in which somebody can have had a hand in a file whose assessment came to nothing. */
function waysOf({ params, goalId }: ReadyCase): Readonly<Record<string, readonly [Act, ...Act[]]>> {
  const assess =
    (who: keyof Hands): Act =>
    async (hands, version) =>
      (await hands[who].call(caseSteps.assess, { params, body: { version, opinion: "完成" } })).version;
  const check =
    (who: keyof Hands, passed: boolean): Act =>
    async (hands, version) =>
      (await hands[who].call(caseSteps.check, { params, body: { version, passed, opinion: "看过" } })).version;
  const withdraw =
    (who: keyof Hands): Act =>
    async (hands, version) =>
      (await hands[who].call(caseSteps.withdraw, { params, body: { version } })).version;
  const fail: Act = async ({ county, town }, version) => {
    const body = anAcceptance(version, { scores: scoresAt(0.5), newDueOn: "2027-06-30", reopen: [goalId] });
    await county.call(caseSteps.accept, { params, body });
    const mark = { params: { ...params, list: "goals" as const, itemId: goalId } };
    const { goals } = await town.call(cases.read, { params });
    await town.call(cases.mark, { ...mark, body: { version: goals[0]!.version, doneOn: "2026-11-22" } });
    return (await town.call(caseSteps.course, { params })).version;
  };
  return {
    "assessed and withdrew": [assess("one"), withdraw("one")],
    "assessed and was sent back": [assess("one"), check("town", false)],
    "sent one back": [assess("team"), check("one", false)],
    "assessed, and the acceptance failed": [assess("one"), check("town", true), fail],
    "checked, and the acceptance failed": [assess("team"), check("one", true), fail],
    "assessed, withdrew, then checked for another": [
      assess("one"),
      withdraw("one"),
      assess("team"),
      check("one", false),
      assess("other"),
      withdraw("other"),
    ],
  };
}

async function handsOf(stage: Stage) {
  const all = await offices(stage);
  const [one, other] = [
    await aColleague(stage.tx, "township", "柳溪镇"),
    await aColleague(stage.tx, "township", "柳溪镇"),
  ];
  return { ...all, one: one.caller, other: other.caller, accountId: one.accountId };
}

/** In the county now, and no office tells where from: only the file itself remembers. */
async function promote(tx: Tx, accountId: string) {
  const revokedAt = new Date("2020-01-01");
  await tx.updateTable("roleGrant").set({ revokedAt }).where("accountId", "=", accountId).execute();
  return anOffice(tx, accountId, "county", "青岚县");
}

for (const way of Object.keys(waysOf({ params: { id: "" }, goalId: "" } as ReadyCase)))
  apiTest(`who ${way} does not accept later`, async (stage) => {
    const file = await aReadyCase(stage.tx);
    const hands = await handsOf(stage);
    let version = 1;
    for (const act of waysOf(file)[way]!) version = await act(hands, version);
    version = await checked(hands, file);
    const caller = await promote(stage.tx, hands.accountId);
    const call = { params: file.params, body: anAcceptance(version) };
    expect(rulesOf(await caller.refused(caseSteps.accept, call))).toEqual(["accepted-by-former-hand"]);
    const { acts } = await caller.call(caseSteps.course, { params: file.params });
    expect(acts).toEqual([{ act: "accept", why: [expect.stringContaining("应由其他人员办理")] }]);
    await hands.county.call(caseSteps.accept, call);
  });

apiTest(
  "who sits or sat in the team or the township of the village does not accept it; elsewhere one may have sat",
  async (stage) => {
    const file = await aReadyCase(stage.tx);
    const version = await checked(await offices(stage), file);
    const told = async (...[role, place, revokedAt]: [Parameters<typeof anOffice>[2], string, string?]) => {
      const { accountId, caller } = await aColleague(stage.tx, "county", "青岚县");
      await anOffice(stage.tx, accountId, role, place, revokedAt);
      const { acts } = await caller.call(caseSteps.course, { params: file.params });
      if (acts[0]!.why.length === 0) return [];
      const body = anAcceptance(version);
      return rulesOf(await caller.refused(caseSteps.accept, { params: file.params, body }));
    };
    expect(await told("team", "驻村工作队")).toEqual(["accepted-by-team"]);
    expect(await told("team", "驻村工作队", "2026-10-01")).toEqual(["accepted-by-team"]);
    expect(await told("team", "驻村工作队", "2026-01-01")).toEqual([]);
    expect(await told("township", "柳溪镇")).toEqual(["accepted-by-township"]);
    expect(await told("township", "柳溪镇", "2026-10-01")).toEqual(["accepted-by-township"]);
    expect(await told("township", "松岭乡")).toEqual([]);
  },
);

apiTest("a unit named among several, or in a line struck off, does not accept", async (stage) => {
  const { tx } = stage;
  const file = await aReadyCase(tx);
  const version = await checked(await offices(stage), file);
  const told = async (responsibleUnit: string, over: { removedAt?: Date; unit?: string } = {}) => {
    const { removedAt = null, unit = organisationIds.县委政法委 } = over;
    await tx.updateTable("caseGoal").set({ responsibleUnit, removedAt }).where("id", "=", file.goalId).execute();
    const { caller } = await aColleague(tx, "county", "青岚县", unit);
    return (await caller.call(caseSteps.course, { params: file.params })).acts[0]!.why.length;
  };
  expect(await told("县委政法委、县司法局")).toBe(1);
  expect(await told("县司法局，县委政法委（配合）")).toBe(1);
  expect(await told("县委政法委", { removedAt: new Date() })).toBe(1);
  expect(await told("县司法局、县公安局")).toBe(0);
  expect(await told("县委政法委", { unit: organisationIds.县信访局 })).toBe(0);
  expect(version).toBeGreaterThan(1);
});

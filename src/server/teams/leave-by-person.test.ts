import { expect } from "vitest";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { rules } from "#contract/rules.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { accountIdOf, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aPerson, aPosting, aStaffedTeam, aTeam } from "../testing/given-teams.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);

/** 何书记 came to 前柳庄 from 上梨峪, where he was on leave to his last day; 岳队员 stands there still. */
async function aScene({ as, tx }: Stage) {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const here = await aStaffedTeam(tx, roundId);
  const came = (endedOn: string | null) =>
    tx.updateTable("posting").set({ fromOn: "2026-11-01", endedOn }).where("id", "=", here.secretaryPosting).execute();
  await came("2026-11-30");
  const otherTeam = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪", organisationId: null });
  const at = { teamId: otherTeam, village: "上梨峪" } as const;
  const former = await aPosting(tx, here.secretary, at);
  await tx.updateTable("posting").set({ endedOn: "2026-10-31" }).where("id", "=", former).execute();
  await came(null);
  const neighbour = await aPerson(tx, { name: "岳队员" });
  const neighbourPosting = await aPosting(tx, neighbour, { ...at, slot: "member" });
  const granted = async (postingId: string, fromOn: string, toOn: string, substituteId: string | null = null) =>
    tx
      .insertInto("leave")
      .values({
        ...{ countyId: qinglan, id: uuidv7(), postingId, teamId: otherTeam, villageId: villageIds.上梨峪 },
        ...{ townshipId: townshipIds.柳溪镇, kind: "leave", category: "sick", fromOn, toOn, substituteId },
        ...{ status: "approved", steps: "[]", askedBy: accountIdOf(5) },
      })
      .execute();
  const request = (over: object = {}) => ({
    ...{ id: uuidv7(), postingId: here.secretaryPosting, kind: "leave" as const, category: "sick" as const },
    ...{ fromOn: "2026-11-23", toOn: "2026-11-25", substituteId: here.member, ...over },
  });
  const [team, county, unit] = [await as("team"), await as("county", "青岚县"), await as("unit")];
  return { ...here, former, neighbourPosting, granted, request, team, county, unit };
}

apiTest("leave in the team before counts with that in the team after, to the last day there", async (stage) => {
  const { team, county, former, granted, request, secretaryPosting } = await aScene(stage);
  await granted(former, "2026-10-24", "2026-11-10");
  const next = request({ fromOn: "2026-11-01", toOn: "2026-11-03" });
  await team.call(leaves.ask, { body: next });
  const [row] = (await team.call(leaves.list)).rows;
  // Eight days there and three here are eleven in a row.
  expect(row!.steps.map(({ office }) => office)).toEqual(["unit", "county"]);
  const long = await team.call(postings.read, { params: { id: secretaryPosting }, query: {} });
  expect(long.recall).toBe(null);
  await granted(former, "2026-09-01", "2026-09-25");
  const more = await county.call(postings.read, { params: { id: secretaryPosting }, query: {} });
  expect(more.recall).toBe("应当召回调整：当年累计请假 33 天。由县级专班研究决定。");
  expect(more.sum.leave).toBe(0);
});

apiTest("nobody stands in for two people on the same days, in one team or two", async (stage) => {
  const { team, neighbourPosting, granted, request, member, secretary, memberPosting } = await aScene(stage);
  const why = async (over: object) => rulesOf(await team.refused(leaves.ask, { body: request(over) }));
  await granted(neighbourPosting, "2026-11-25", "2026-11-26", member);
  expect(await why({})).toEqual(["substitute-busy"]);
  await team.call(leaves.ask, { body: request({ toOn: "2026-11-24" }) });
  // Who stands in for a neighbour does not leave himself.
  const own = { postingId: memberPosting, substituteId: secretary, fromOn: "2026-11-26", toOn: "2026-11-26" };
  expect(await why(own)).toEqual(["standing-in"]);
});

apiTest("who stands in is changed before and during the leave, and no further", async (stage) => {
  const { team, county, request, member, secretary, neighbourPosting, granted } = await aScene(stage);
  const { tx } = stage;
  const other = await aPerson(tx, { name: "周科员" });
  const body = request({ fromOn: "2026-11-20", toOn: "2026-11-24" });
  await team.call(leaves.ask, { body });
  await county.call(leaves.answer, { params: { id: body.id }, body: { version: 1, approve: true } });
  const params = { id: body.id };
  const [row] = (await team.call(leaves.list)).rows;
  expect(row!.can.substitute).toBe(true);
  const offered = async () => (await team.call(leaves.substitutes, { params })).map(({ name }) => name);
  expect(await offered()).toContain("周科员");
  expect(await offered()).not.toContain("林队员");
  const change = (substituteId: string, version = 2) => ({ params, body: { version, substituteId } });
  expect(rulesOf(await team.refused(leaves.substitute, change(secretary)))).toEqual(["substitute-self"]);
  await granted(neighbourPosting, "2026-11-24", "2026-11-24", other);
  expect(rulesOf(await team.refused(leaves.substitute, change(other)))).toEqual(["substitute-busy"]);
  await tx
    .updateTable("leave")
    .set({ fromOn: "2026-11-21", toOn: "2026-11-21" })
    .where("substituteId", "=", other)
    .execute();
  expect((await county.refused(leaves.substitute, change(other))).code).toBe("forbidden");
  // The day of yesterday was another's already.
  expect(await team.call(leaves.substitute, change(other))).toEqual({ version: 3, status: "approved" });
  expect((await team.call(leaves.list)).rows[0]).toMatchObject({ substitute: "周科员", status: "approved" });
  const trail = await tx.selectFrom("audit").select("detail").where("subjectId", "=", body.id).execute();
  expect(trail.at(-1)!.detail).toMatchObject({ action: "substitute", from: "林队员", to: "周科员" });
  await tx.updateTable("leave").set({ toOn: "2026-11-21" }).where("id", "=", body.id).execute();
  expect(rulesOf(await team.refused(leaves.substitute, change(member, 3)))).toEqual(["over"]);
});

apiTest("where the rung asks the unit alone, its own request goes on to the county", async (stage) => {
  const { unit, county, request } = await aScene(stage);
  const content = {
    rungs: [{ upToDays: null, offices: ["unit" as const], notices: [] }],
    recall: { consecutiveDays: 30, yearDays: 30 },
    longestDays: 366,
  };
  const rule = { version: 0, basis: "试行", validFrom: "2026-11-22", content };
  await county.call(rules.save, { params: { code: "leave-ladder" }, body: rule });
  const body = request();
  expect(await unit.call(leaves.ask, { body })).toEqual({ version: 1, status: "asked" });
  const answer = { params: { id: body.id }, body: { version: 1, approve: true as const } };
  expect(rulesOf(await unit.refused(leaves.answer, answer))).toEqual(["not-your-turn"]);
  expect(await county.call(leaves.answer, answer)).toEqual({ version: 2, status: "approved" });
});

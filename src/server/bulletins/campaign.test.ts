import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { organisationIds, qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aConfirmedRound, aSecondOfficer, approve } from "../testing/given-bulletins.ts";
import { anEntry } from "../testing/given-reports.ts";
import { aPerson, aTeam } from "../testing/given-teams.ts";

onStage();

const period = { from: "2026-03-01", to: "2026-06-30" };
const days = ["2026-03-01", "2026-04-15", "2026-05-20", "2026-06-30"];
const outside = ["2026-02-28", "2026-07-01"];

type Entry = Parameters<typeof anEntry>[1];

/** Rows for one figure, on the days of the period and in both villages by turns; as many again on the days around it. */
async function entries(tx: Tx, list: readonly Entry[]) {
  for (const [i, entry] of list.entries())
    await anEntry(tx, { village: i % 2 ? "松坡" : "上梨峪", onDay: days[i % days.length]!, ...entry });
  for (const onDay of outside) await anEntry(tx, { village: "上梨峪", onDay, ...list[0] });
}

const times = (n: number, entry: Entry): Entry[] => Array.from({ length: n }, () => entry);

async function fourMonths(tx: Tx, caseId: string) {
  const leaderId = await aPerson(tx, { kind: "county-leader", name: "宋某", organisationId: null });
  await tx.updateTable("person").set({ post: "县委副书记" }).where("id", "=", leaderId).execute();
  const visit = { kind: "leader-visit", leaderId, leaderKind: "county-leader" } as const;
  await entries(tx, times(27, visit));
  await entries(tx, [{ ...visit, leaderKind: "township-leader" }]);
  await entries(tx, times(163, { kind: "meeting", meeting: "two-committees" }));
  await entries(tx, times(5, { kind: "meeting", meeting: "members" }));
  await entries(tx, [
    ...times(99, { kind: "party-member", partyMembers: 4 }),
    { kind: "party-member", partyMembers: 2 },
  ]);
  await entries(tx, [...times(421, { kind: "household", households: 3 })]);
  await entries(tx, times(8, { kind: "dispute", disputes: 5, resolved: 1 }));
  await entries(tx, times(12, { kind: "mediation", resolved: 1, moneyFen: 1_050_000 }));
  await entries(tx, times(19, { kind: "study", activists: 1 }));
  const goal = { field: "leadership", task: "fill-posts", text: "配齐班子" };
  const place = { countyId: qinglan, townshipId: townshipIds.柳溪镇, villageId: villageIds.上梨峪, caseId };
  await tx
    .insertInto("caseGoal")
    .values(Array.from({ length: 362 }, () => ({ ...goal, ...place, id: uuidv7() })))
    .execute();
}

const told = {
  "county-leader-visits": 27,
  "two-committee-meetings": 163,
  "party-members-visited": 398,
  "households-visited": 1263,
  "disputes-found": 40,
  "disputes-resolved": 20,
  goals: 364,
  "activists-trained": 19,
};
const rowsOf = {
  "county-leader-visits": 27,
  "two-committee-meetings": 163,
  "party-members-visited": 100,
  "households-visited": 421,
  "disputes-found": 8,
  "disputes-resolved": 20,
  goals: 364,
  "activists-trained": 19,
};

apiTest(
  "a circular of four months says what was done in them, and every number opens to exactly those rows",
  async ({ as, tx }) => {
    const { roundId, cases } = await aConfirmedRound(tx);
    await fourMonths(tx, cases.上梨峪);
    // Not of the round, taken back, of another day: none of them counts.
    await anEntry(tx, { village: "前柳庄", onDay: "2026-04-01", households: 50 });
    await anEntry(tx, { village: "松坡", onDay: "2026-04-01", households: 50, removed: true });
    const officer = await as("county");
    const id = uuidv7();
    const asked = { periodFrom: period.from, periodTo: period.to };
    await officer.call(bulletins.create, { body: { id, roundId, kind: "campaign", ...asked } });
    const draft = await officer.call(bulletins.get, { params: { id } });
    expect(draft.title).toContain("整顿阶段工作情况的通报");
    expect(draft.unbound).toEqual([]);
    const shown = new Map(draft.values.map(({ key, value }) => [key, value]));
    expect(Object.fromEntries(Object.keys(told).map((key) => [key, shown.get(key)]))).toEqual(told);
    expect(draft.values.find(({ key }) => key === "period")!.display).toBe("2026年3月1日至6月30日");
    expect(draft.values.find(({ key }) => key === "money-recovered")!.display).toBe("12.6");
    for (const [token, total] of Object.entries(rowsOf)) {
      const opened = await officer.call(bulletins.figure, { params: { id }, query: { token, size: 200 } });
      expect([token, opened.total, opened.value]).toEqual([token, total, told[token as keyof typeof told]]);
      if (token === "goals") continue;
      expect(opened.rows.every((row) => row[2]! >= period.from && row[2]! <= period.to)).toBe(true);
    }
    const visits = await officer.call(bulletins.figure, { params: { id }, query: { token: "county-leader-visits" } });
    expect(visits.rows[0]).toEqual(["柳溪镇", "上梨峪村", "2026-03-01", "县委副书记"]);
    const parts = await officer.call(figures.values, {
      query: {
        roundId,
        ...period,
        tokens: "households-visited-by-township:柳溪镇,households-visited-by-township:松岭乡",
      },
    });
    expect(parts.values.map(({ value }) => value)).toEqual([633, 630]);
  },
);

apiTest(
  "published, the period and its numbers stand still; a month that is not over is not published",
  async ({ as, tx }) => {
    const { roundId } = await aConfirmedRound(tx);
    await anEntry(tx, { village: "松坡", onDay: "2026-11-02", households: 6 });
    const [author, second] = [await as("county"), await aSecondOfficer(tx)];
    const [id, params] = [uuidv7(), () => ({ id })];
    const asked = { periodFrom: "2026-11-01", periodTo: "2026-11-30" };
    await author.call(bulletins.create, { body: { id, roundId, kind: "campaign", ...asked } });
    const submitted = await author.call(bulletins.submit, { params: params(), body: { version: 1 } });
    const approved = await approve(second, id, submitted.version);
    const issued = { documentNumber: "青组发〔2026〕31号", issuedOn: "2026-11-22" };
    const early = await author.refused(bulletins.publish, {
      params: params(),
      body: { version: approved.version, ...issued },
    });
    expect(early.detail).toContain("统计期还没有结束");
    const back = await author.call(bulletins.withdraw, { params: params(), body: { version: approved.version } });
    const { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks } = await author.call(
      bulletins.get,
      { params: params() },
    );
    const words = { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks };
    const turned = { periodFrom: "2026-11-22", periodTo: "2026-11-21" };
    const body = { version: back.version, ...words };
    const reversed = await author.refused(bulletins.save, { params: params(), body: { ...body, ...turned } });
    expect(reversed.reasons[0]!.sentence).toContain("起始日期不能晚于截止日期");
    const saved = await author.call(bulletins.save, {
      params: params(),
      body: { ...body, periodFrom: "2026-11-01", periodTo: "2026-11-20" },
    });
    const again = await author.call(bulletins.submit, { params: params(), body: { version: saved.version } });
    const yes = await approve(second, id, again.version);
    await author.call(bulletins.publish, { params: params(), body: { version: yes.version, ...issued } });
    await anEntry(tx, { village: "松坡", onDay: "2026-11-03", households: 9 });
    const read = await author.call(bulletins.get, { params: params() });
    expect(read).toMatchObject({ ...{ periodFrom: "2026-11-01", periodTo: "2026-11-20" }, frozen: true });
    const display = (key: string) => read.values.find((value) => value.key === key)!.display;
    expect([display("households-visited"), display("period")]).toEqual(["6", "2026年11月1日至11月20日"]);
  },
);

apiTest("heads of units by name: who came, who did not, and which unit has not filed its items", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  await aTeam(tx, roundId);
  const [came, away] = [
    await aPerson(tx, { name: "何某", unitHead: true }),
    await aPerson(tx, { name: "许某", unitHead: true }),
  ];
  await aPerson(tx, { name: "局外人", unitHead: true, organisationId: organisationIds.县委政法委 });
  const visit = { kind: "leader-visit", leaderKind: "unit-head", onDay: "2026-06-01" } as const;
  await anEntry(tx, { ...visit, leaderId: came });
  await anEntry(tx, { ...visit, leaderId: away, onDay: "2026-07-01" });
  const officer = await as("county");
  const shown = async (tokens: string) => {
    const { values } = await officer.call(figures.values, { query: { roundId, ...period, tokens } });
    return values.map(({ display }) => display);
  };
  const asked =
    "unit-heads-visited,unit-heads-visited-by-name,unit-heads-not-visited-by-name,units-without-items-by-name";
  expect(await shown(asked)).toEqual(["1", "县信访局何某", "县信访局许某", "县信访局"]);
  const place = {
    countyId: qinglan,
    teamId: teamIds.前柳庄,
    villageId: villageIds.前柳庄,
    townshipId: townshipIds.柳溪镇,
  };
  for (const position of [1, 2, 3])
    await tx
      .insertInto("majorItem")
      .values({
        ...place,
        id: uuidv7(),
        year: 2026,
        position,
        title: `事项${position}`,
        category: "industry",
        plannedSince: "2026-03-10",
        filedOn: "2026-04-01",
      })
      .execute();
  expect(await shown("units-without-items,units-without-items-by-name")).toEqual(["0", "无"]);
  expect(await shown("major-items-stuck,teams-in-place,teams-docked")).toEqual(["3", "1", "0"]);
});

apiTest("a period turned round is refused, one without days begins with the round", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  await anEntry(tx, { village: "松坡", onDay: "2026-01-04", households: 1 });
  await anEntry(tx, { village: "松坡", onDay: "2026-01-05", households: 2 });
  await anEntry(tx, { village: "松坡", onDay: "2026-11-22", households: 4 });
  const officer = await as("county");
  const query = { roundId, tokens: "households-visited,period" };
  expect((await officer.call(figures.values, { query })).values.map(({ display }) => display)).toEqual([
    "6",
    "2026年1月5日至11月22日",
  ]);
  const turned = await officer.refused(figures.values, { query: { ...query, from: "2026-02-01", to: "2026-01-01" } });
  expect(turned.detail).toContain("起始日期不能晚于截止日期");
});

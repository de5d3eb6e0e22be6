import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { addDays } from "#domain/date.ts";
import { passwordRefusals } from "#domain/password.ts";
import type { MatchInput } from "#domain/teams/match/match.ts";
import type { MatchSolved } from "#domain/teams/match/result.ts";
import { verify } from "#domain/teams/match/verify.ts";
import { Problem } from "#contract/problem.ts";
import { isEmpty } from "../auth/queries.ts";
import { catalogue } from "../bulletins/figures.ts";
import { seedCalendar } from "../calendar/seed.ts";
import { acceptCase, delistCase } from "../cases/acceptances.ts";
import { listDueChecks } from "../cases/checks-due.ts";
import { lightLines, standingOf } from "../cases/lights.ts";
import { checkCase, selfAssess } from "../cases/steps.ts";
import type { Tx } from "../db/db.ts";
import { migrate } from "../db/migrate.ts";
import { recheck } from "../evaluation/reading.ts";
import { evaluate, scopesOf } from "../figures/evaluate.ts";
import { asOwner } from "../ground.ts";
import { countWaiting } from "../inspections/waiting.ts";
import { solveMatch } from "../teams/match/solve.ts";
import { today } from "../testing/api-test.ts";
import { sql } from "kysely";
import { actorOf } from "./accounts.ts";
import { acceptanceOf, versionOf } from "./case-ends.ts";
import { campaignCircular, publishedCircular } from "./circulars.ts";
import { demoAccountsIn, fillDemo, loadDemo } from "./commands.ts";
import { muyun, qinglan, qiyun } from "./counties.ts";
import { frozenEvaluation } from "./evaluations.ts";
import { inspectionCircular } from "./qiyun-circular.ts";
import { thirdRound } from "./rounds.ts";
import {
  approver,
  author,
  demoPassword,
  qiyunApprover,
  qiyunAuthor,
  qiyunInspectors,
  readyTeam,
  seatOfTeam,
  seats,
  townshipApprover,
} from "./seats.ts";
import { villagesOf } from "./villages.ts";

// A database of its own, straight from the migrations: the template of the other tests holds their cast.
const name = `demo_${process.pid}`;
const template = new URL(inject("templateUrl"));
const ownerUrl = Object.assign(new URL(template), { pathname: `/${name}` }).href;

async function asAdmin(command: string) {
  const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: "/postgres" }).href });
  await client.connect();
  await client.query(command).finally(() => client.end());
}

const cut = new Error("cut off before the end");
let before: unknown;

beforeAll(async () => {
  await asAdmin(`create database ${name} template template0`);
  await migrate(ownerUrl);
  await asOwner(ownerUrl, seedCalendar);
  await asOwner(ownerUrl, async (tx) => {
    await fillDemo(tx, today);
    before = await namesAndIds(tx);
    throw cut;
  }).catch((error: unknown) => {
    if (error !== cut) throw error;
  });
}, 120_000);

afterAll(() => asAdmin(`drop database ${name} with (force)`));

/** Everything a person could have written down or linked to. */
async function namesAndIds(tx: Tx) {
  const { rows } = await sql`
    select 'village' as kind, id::text, name from village union all select 'account', id::text, login_name from account
    union all select 'round', id::text, name from round union all select 'case', id::text, level from case_file
    union all select 'goal', id::text, text || due_on from case_goal
    union all select 'problem', p.id::text, text || p.due_on from case_problem p join case_file f on f.id = p.case_id and f.opening = 1
    union all select 'team', id::text, name from team union all select 'record', id::text, text from work_record
    union all select 'person', id::text, name from person union all select 'plan', id::text, kind from plan
    union all select 'opinion', id::text, kind from opinion union all select 'bulletin', id::text, title from bulletin
    order by 1, 2`.execute(tx);
  return rows;
}

test("cut off before the end, it leaves an empty database that loads again, with the same names and ids", async () => {
  expect(await asOwner(ownerUrl, isEmpty)).toBe(true);
  expect(await asOwner(ownerUrl, demoAccountsIn)).toEqual([]);

  expect(await loadDemo(ownerUrl, today)).toBe(true);

  expect(await asOwner(ownerUrl, namesAndIds)).toEqual(before);
  expect(await asOwner(ownerUrl, demoAccountsIn)).toHaveLength(seats.length);
}, 60_000);

test("the circular on the inspection says 116, 96, 20, 114 and 8, each with the very rows behind it, and 5 groups went", async () => {
  const rows = await asOwner(ownerUrl, (tx) =>
    tx
      .selectFrom("bulletinFigure as f")
      .where("f.bulletinId", "=", inspectionCircular)
      .where("f.code", "in", ["inspected", "answers-yes", "answers-no", "inspection-groups", "findings"])
      .select([
        "f.token",
        "f.value",
        (eb) =>
          eb
            .selectFrom("bulletinRow as r")
            .whereRef("r.bulletinId", "=", "f.bulletinId")
            .whereRef("r.token", "=", "f.token")
            .select(eb.fn.countAll<number>().as("n"))
            .as("rows"),
      ])
      .execute(),
  );
  expect(Object.fromEntries(rows.map(({ token, value, rows: n }) => [token, [value, n]]))).toEqual({
    inspected: [116, 116],
    "inspection-groups": [5, 5],
    "answers-yes:on-post": [96, 96],
    "answers-no:on-post": [20, 20],
    "answers-yes:has-plan": [114, 114],
    "answers-no:has-plan": [2, 2],
    "answers-no:concrete": [8, 8],
    findings: [30, 30],
  });
});

test("the next inspection was drawn once in vain, and its second draw waits for the other officer and the inspectors", async () => {
  const waiting = (seat: (typeof seats)[number]) =>
    asOwner(ownerUrl, (tx) => countWaiting(tx, actorOf(seat), today)).then(({ commit }) => commit);
  expect([await waiting(qiyunAuthor), await waiting(qiyunApprover), await waiting(qiyunInspectors[0]!)]).toEqual([
    0, 1, 1,
  ]);
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql`select d.number, d.status, d.abandon_reason, d.repeat_reason, d.objects, count(o.account_id)::int as commitments
      from draw d join inspection i on i.county_id = d.county_id and i.id = d.inspection_id and i.status = 'planned'
        left join draw_officer o on o.county_id = d.county_id and o.draw_id = d.id
      where d.county_id = ${qiyun.id} group by 1, 2, 3, 4, 5 order by 1`.execute(tx),
  );
  const reasons = { abandonReason: "正在换届的村没有剔除", repeatReason: "底册更正后重新抽取" };
  expect(rows).toEqual([
    { number: 1, status: "abandoned", objects: 8, commitments: 0, ...reasons, repeatReason: "" },
    { number: 2, status: "frozen", objects: 8, commitments: 1, ...reasons, abandonReason: "" },
  ]);
});

test("a database with accounts is left alone", async () => {
  expect(await loadDemo(ownerUrl, today)).toBe(false);
});

const uses = [
  ["villages-in-round", 602],
  ["villages-assessed", 602],
  ["townships-in-round", 10],
  ["quota-places", 90],
  ["shortlisted", 90],
  ["confirmed", 45],
  ["rejected", 45],
  ["cases", 45],
  ["problems", 79],
  ["goals", 364],
] as const;

test("the figures are those of the story", async () => {
  const parts = [...uses, ["confirmed-by-level:县级管理", 25] as const, ["confirmed-by-level:镇级管理", 20] as const];
  const asked = parts.map(([key]) => {
    const [code, scope = null] = key.split(":") as [string, string?];
    return { key, code, scope };
  });
  const values = await asOwner(ownerUrl, async (tx) => {
    const period = { countyId: qinglan.id, roundId: thirdRound, today, from: today, to: today };
    const view = { db: tx, actor: actorOf(author), period };
    return evaluate(view, catalogue, await scopesOf(view, catalogue), asked);
  });
  expect(values.map(({ key, value }) => [key, value])).toEqual(parts);
});

test("the circular on the first four months says what the entries of those months add up to, each number with its rows", async () => {
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql<{ code: string; value: number; rows: number; kept: number }>`
      select f.code, f.value, f.row_count as rows,
        (select count(*) from bulletin_row r where r.bulletin_id = f.bulletin_id and r.token = f.token) as kept
      from bulletin_figure f where f.bulletin_id = ${campaignCircular}`.execute(tx),
  );
  const said = Object.fromEntries(rows.map(({ code, value }) => [code, value]));
  expect(campaignFigures.map((code) => said[code])).toEqual([27, 163, 398, 1263, 40, 20, 364, 19]);
  expect(rows.filter(({ rows: told, kept }) => told !== kept)).toEqual([]);
});

test("two files are delisted, one was not accepted, two wait, and of the former round two fell back", async () => {
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql<{ round: string; status: string; n: number }>`
      select r.name as round, f.status, count(*) as n from case_file f join round r on r.id = f.round_id
      where f.status <> 'in-turnaround' or f.opening > 1 group by 1, 2 order by 1 desc, 2`.execute(tx),
  );
  const inRound = (name: string) =>
    Object.fromEntries(rows.filter(({ round }) => round === name).map(({ status, n }) => [status, n]));
  expect(inRound("第三轮薄弱村整顿")).toEqual({ consolidation: 2, "self-assessed": 1, "town-checked": 1 });
  expect(inRound("第二轮薄弱村整顿")).toMatchObject({ relapsed: 2, "in-turnaround": 2 });
  const failed = await asOwner(ownerUrl, (tx) => sql`select 1 from acceptance where outcome = 'failed'`.execute(tx));
  expect(failed.rows).toHaveLength(1);
});

test("checks of consolidation are there in every state: made, due, and coming within the month", async () => {
  const found = await asOwner(ownerUrl, async (tx) => {
    const asked = { countyId: qinglan.id, page: 1, size: 50 };
    const { rows, due } = await listDueChecks(tx, actorOf(author), asked, today);
    const made = await sql`select 1 from consolidation_check where done_on is not null`.execute(tx);
    return { months: rows.map(({ month }) => month), due, made: made.rows.length > 10 };
  });
  expect(found).toEqual({ months: [3, 3], due: 1, made: true });
});

test("major items name the problem of the village they answer, wherever its list holds one", async () => {
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql`select count(*) as items, count(*) filter (where p.id is not null) > 30 as linked, count(m.problem_id) - count(p.id) as strange
      from major_item m left join case_problem p
        on p.county_id = m.county_id and p.id = m.problem_id and p.village_id = m.village_id`.execute(tx),
  );
  expect(rows).toEqual([{ items: 126, linked: true, strange: 0 }]);
});

test("the months add up as the entries do", async () => {
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql`select sum(households) as households, sum(party_members) as members, sum(disputes) as disputes, sum(money_fen) as money from work_record
      union all select sum(households), sum(party_members), sum(disputes), sum(money_fen) from record_month`.execute(
      tx,
    ),
  );
  expect(rows[0]).toEqual(rows[1]);
});

test("the teams on the sign-in page are those their accounts act for", async () => {
  const shown = [0, readyTeam].map(seatOfTeam);
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql`select g.place_name as place, t.name from role_grant g join team t on t.id = g.team_id
      where g.account_id = any (${shown.map(({ accountId }) => accountId)}::uuid[]) order by t.name desc`.execute(tx),
  );
  expect(rows).toEqual(
    shown.map(({ place }) => ({ place, name: place })).toSorted((a, b) => (a.name < b.name ? 1 : -1)),
  );
});

test("the steps to the end can be practised as the manual tells them: handed in, checked, accepted, delisted", async () => {
  const walked = asOwner(ownerUrl, async (tx) => {
    const grant = { countyId: qinglan.id, accountId: seatOfTeam(readyTeam).accountId };
    const file = await tx
      .selectFrom("caseFile as f")
      .innerJoin("team as t", (on) =>
        on.onRef("t.countyId", "=", "f.countyId").onRef("t.villageId", "=", "f.villageId"),
      )
      .innerJoin("roleGrant as g", "g.teamId", "t.id")
      .where("g.accountId", "=", grant.accountId)
      .select(["f.id", "f.villageId", "f.townshipId", "t.id as teamId"])
      .executeTakeFirstOrThrow();
    expect(townshipApprover.townshipId).toBe(file.townshipId);
    const { villageId, townshipId, teamId } = file;
    const team = { ...actorOf(seatOfTeam(readyTeam)), teamId, townships: [townshipId], villages: [villageId] };
    const step = async () => ({ id: file.id, version: await versionOf(tx, file.id) });
    await selfAssess(tx, team, { ...(await step()), opinion: "清单所列问题逐项解决。" }, today);
    const check = { ...(await step()), passed: true, opinion: "情况属实。" };
    await checkCase(tx, actorOf(townshipApprover), check, today);
    const judged = acceptanceOf(villageId, today, { full: 0.9, dissatisfied: 1 });
    await acceptCase(tx, actorOf(author), { ...(await step()), ...judged }, today).catch(refusedToWorker);
    await acceptCase(tx, actorOf(approver), { ...(await step()), ...judged }, today);
    await delistCase(
      tx,
      actorOf(approver),
      { ...(await step()), number: "青组发〔2026〕35号", decidedOn: today },
      today,
    );
    throw cut;
  });
  await expect(walked).rejects.toBe(cut);
});

/** 经办人 has ticked the lines off: it is the other officer of the county who accepts. */
function refusedToWorker(error: unknown) {
  if (!(error instanceof Problem)) throw error;
  expect(error.reasons.map(({ rule }) => rule)).toEqual(["accepted-by-worker"]);
}

test.each([
  ["forty-five", qinglan, { teams: 45, complete: 45, cadres: 64, atHome: 0, kin: 0 }],
  ["a hundred and sixteen", qiyun, { teams: 116, complete: 116, cadres: 232, atHome: 0, kin: 0 }],
])(
  "%s teams stand with their four-one, each cadre in one village, everybody away from home",
  async (_, { id }, counted) => {
    const { rows } = await asOwner(ownerUrl, (tx) =>
      sql`select (select count(*) from team where county_id = ${id}) as teams,
      (select count(*) from (select team_id from posting where county_id = ${id} and slot <> 'member'
        group by 1 having count(distinct slot) = 4) t) as complete,
      (select count(distinct person_id) from posting where county_id = ${id} and slot in ('first-secretary', 'member')) as cadres,
      (select count(*) from posting p join person n on n.id = p.person_id
        where p.county_id = ${id} and n.home_township_id = p.township_id) as at_home,
      (select count(*) from posting p join person_kinship k on k.person_id = p.person_id and k.village_id = p.village_id
        where p.county_id = ${id}) as kin`.execute(tx),
    );
    expect(rows).toEqual([counted]);
  },
);

test("who goes where is what the match finds: it passes the proof, and no plan is better", async () => {
  const kept = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("matchRun").select(["input", "result"]).executeTakeFirstOrThrow(),
  );
  const input = kept.input as unknown as MatchInput;
  const result = kept.result as unknown as MatchSolved;
  expect(verify(input, result.plan)).toEqual([]);
  const settings = { ...input.settings, seconds: 90, priceSeconds: 0 };
  const found = (await solveMatch({ ...input, settings })) as MatchSolved;
  expect({ proven: found.proven, objective: found.objective }).toEqual({ proven: true, objective: result.objective });
}, 150_000);

const campaignFigures = [
  "county-leader-visits",
  "two-committee-meetings",
  "party-members-visited",
  "households-visited",
  "disputes-found",
  "disputes-resolved",
  "goals",
  "activists-trained",
];

test("the county-managed files alone have problems; six fields and eleven tasks have goals", async () => {
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql`select
      (select count(distinct case_id) from case_problem p join case_file f on f.id = p.case_id where f.round_id = ${thirdRound}) as files,
      (select count(*) from case_problem p join case_file f on f.county_id = p.county_id and f.id = p.case_id
        where f.level <> 'county' and f.round_id = ${thirdRound}) as elsewhere,
      (select count(distinct field) from case_goal) as fields, (select count(distinct task) from case_goal) as tasks,
      (select count(distinct case_id) from case_goal g join case_file f on f.id = g.case_id where f.round_id = ${thirdRound}) as planned,
      (select count(*) from bulletin_figure where bulletin_id = ${publishedCircular}) > 50 as frozen`.execute(tx),
  );
  expect(rows).toEqual([{ files: 25, elsewhere: 0, fields: 6, tasks: 11, planned: 45, frozen: true }]);
});

test("the lights of the day are mixed, and stay mixed as the weeks pass", async () => {
  const lightsOn = (day: string) =>
    asOwner(ownerUrl, async (tx) => {
      const lines = await lightLines(tx, { counties: ["99-qinglan"] }, day);
      const { rows } = await sql<{ light: string; n: number }>`
        select s.light, count(*) as n from case_file c, lateral ${standingOf(lines, "c")} s
        where c.round_id = ${thirdRound} group by 1`.execute(tx);
      return Object.fromEntries(rows.map(({ light, n }) => [light, n]));
    });
  expect(await lightsOn(today)).toEqual({ red: 9, yellow: 15, green: 21 });
  expect((await lightsOn(addDays(today, 60))).green).toBeGreaterThan(10);
});

test("months of lights stand behind today; one evaluation is frozen after an upheld appeal, one made known, one at work", async () => {
  const { rows } = await asOwner(ownerUrl, (tx) =>
    sql<{
      month: string;
      n: number;
    }>`select m.month, count(*) as n from light_month m join case_file f on f.county_id = m.county_id
      and f.id = m.subject_id where m.kind = 'case' and f.round_id = ${thirdRound} group by 1 order by 1`.execute(tx),
  );
  expect(rows.map(({ month }) => month.slice(0, 7))).toEqual(
    ["03", "04", "05", "06", "07", "08", "09", "10"].map((month) => `2026-${month}`).slice(-rows.length),
  );
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every(({ n }) => n === 45)).toBe(true);
  const found = await asOwner(ownerUrl, async (tx) => ({
    steps: await tx.selectFrom("evaluation").select(["subject", "status"]).orderBy("fromOn").orderBy("id").execute(),
    upheld: await tx
      .selectFrom("evaluationAppeal")
      .select("status")
      .where("evaluationId", "=", frozenEvaluation)
      .execute(),
    again: await recheck({ db: tx, actor: actorOf(author), today }, frozenEvaluation),
  }));
  expect(found.steps).toEqual([
    { subject: "village-case", status: "frozen" },
    { subject: "township", status: "publicity" },
    { subject: "village-case", status: "scoring" },
  ]);
  expect(found.upheld).toEqual([{ status: "upheld" }]);
  expect(found.again).toMatchObject({ same: true, subjects: 45 });
});

test("village names are unique within a township, and the made-up codes begin with 99", () => {
  for (const county of [qinglan, muyun, qiyun]) {
    const villages = villagesOf(county);
    expect(new Set(villages.map((village) => village.townshipId + village.name)).size).toBe(villages.length);
    expect(villages.every((village) => /^99\d{10}$/.test(village.code))).toBe(true);
  }
});

test("the shared password is one the house accepts for each account", () => {
  expect(seats.flatMap((seat) => passwordRefusals(demoPassword, seat.loginName))).toEqual([]);
});

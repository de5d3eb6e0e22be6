import { expect } from "vitest";
import type { Route } from "#contract/route.ts";
import { isOfficer } from "#domain/access.ts";
import { allRoutes } from "../app.ts";
import { apiTest, type Caller, onStage, raw, reply, type Stage, withoutSecondWall } from "./api-test.ts";
import { muyun, qinglan, seats, townshipIds, villageIds } from "./cast.ts";
import { sampleOf, sampleQuery } from "./sample.ts";
import { fillTwoWorlds, marks, type World } from "./two-worlds.ts";

onStage();

type Seat = (typeof seats)[number];

/** Which worlds an office may see: the rule of reach, written a second time, by hand. */
function marksOf(seat: Seat): string[] {
  if (isOfficer(seat.role)) return [];
  if (seat.role === "province" || seat.role === "city") return Object.values(marks);
  if (seat.areaId === muyun) return [marks.沐云县];
  if (seat.township) return [marks.青岚县, marks[seat.township as "柳溪镇"]];
  if (isOfVillage(seat)) return [marks.青岚县, marks.柳溪镇];
  return [marks.青岚县, marks.柳溪镇, marks.松岭乡];
}

/** A team sees the village it stands in, a unit where its people stand: both are 前柳庄 in 柳溪镇. */
const isOfVillage = ({ role }: Seat) => role === "team" || role === "unit";

const foreignMarks = (seat: Seat, text: string) =>
  Object.values(marks).filter((mark) => !marksOf(seat).includes(mark) && text.includes(mark));

/** The security administrator names offices of every county, and sees names of townships and units only there. */
const open = (seat: Seat, route: Route) =>
  isPublished(route) ||
  namesVillages(seat, route) ||
  (seat.role === "security-admin" && route.path === "/grants/places");
/** A township that leads a pooled project names villages of others: their names and nothing else, of its own county. */
const namesVillages = ({ role }: Seat, { path }: Route) => role === "township" && path === "/project-villages";
/** What a county publishes about a draw is for everybody; sealed.test.ts says what it never shows. */
const isPublished = ({ verb, path }: Route) => verb === "public" && path.startsWith("/public/");

const kinds: Readonly<Record<string, string>> = {
  rounds: "roundId",
  shortlists: "roundId",
  villages: "villageId",
  townships: "townshipId",
  organisations: "organisationId",
  cases: "caseId",
  bulletins: "bulletinId",
  reports: "reportId",
  imports: "batchId",
  jobs: "jobId",
  problems: "problemId",
  goals: "goalId",
  "manifestation-lists": "listId",
  "profile-lines": "memberId",
  plans: "planId",
  "plan-teams": "teamId",
  "plan-tasks": "taskId",
  "plan-wall": "teamId",
  persons: "personId",
  kinships: "kinshipId",
  matches: "runId",
  "match-pins": "pinId",
  teams: "teamId",
  postings: "postingId",
  handovers: "handoverId",
  rotations: "rotationId",
  leaves: "leaveId",
  trainings: "trainingId",
  "major-items": "majorItemId",
  schedules: "scheduleId",
  records: "recordId",
  evaluations: "evaluationId",
  lights: "caseId",
  visits: "visitId",
  inspections: "inspectionId",
  "inspection-plans": "inspectionPlanId",
  inspectors: "inspectorId",
  draws: "drawId",
  findings: "findingId",
  remeasurements: "remeasurementId",
  projects: "projectId",
  assets: "assetId",
  "asset-projects": "projectId",
  incomes: "incomeId",
  distributions: "distributionId",
  funds: "fundId",
  allocations: "allocationId",
  contracts: "contractId",
  payments: "paymentId",
  experts: "expertId",
  disclosures: "disclosureId",
  objections: "objectionId",
  series: "seriesId",
  "bulletin-items": "itemId",
  namings: "namingId",
  replies: "receivedId",
  "naming-replies": "replyId",
};

function idsFor(route: Route, world: World): Record<string, string> {
  const kind = kinds[route.path.split("/")[1]!];
  // The plan an inspection belongs to is another one than a team's.
  const plan = route.path.startsWith("/inspections") && { planId: world.ids["inspectionPlanId"]! };
  return { ...world.ids, countyId: world.countyId, ...plan, ...(kind && { id: world.ids[kind]! }) };
}

const queryWords = {
  page: "1",
  size: "50",
  name: "前柳庄",
  token: "villages-in-round",
  tokens: "confirmed-by-township",
  register: "village",
  slot: "first-secretary",
  year: "2026",
  month: "11",
  templateCode: "premises",
  deadline: "2027-12-31",
  item: "c1.1",
  category: "组织生活",
  amountFen: "1",
};

async function ask(caller: Caller, route: Route, world: World): Promise<string> {
  const ids = idsFor(route, world);
  const { id: _own, ...bodyIds } = ids;
  const params = { ...(sampleOf(route.params, { ...ids, year: "2026", sheet: "0" }) as object) };
  const query = sampleQuery(route.query, { ...bodyIds, ...queryWords });
  const file = route.upload && { file: new Blob(["代码,名称\n1,2"]), fileName: "a.csv" };
  return reply(caller, route, { params, query, body: sampleOf(route.body, bodyIds), ...file });
}

/** Routes that would end the very session under test, or that open one. */
const leaves = new Set([
  "/auth/sign-out",
  "/auth/sign-out-everywhere",
  "/auth/change-password",
  "/auth/switch-office",
  "/auth/sign-in",
  "/auth/setup",
]);
const routes = allRoutes.map(({ route }) => route).filter(({ path }) => !leaves.has(path));

/** Routes whose replies hold no text of a county's records. */
const markless = new Set([
  ...[
    "/auth/state",
    "/auth/me",
    "/accounts",
    "/grants",
    "/grants/accounts",
    "/audit",
    "/audit/seals",
    "/calendar/:year",
  ],
  ...[
    "/counties",
    "/rules",
    "/rules/:code",
    "/cases/waiting",
    "/inspections/waiting",
    "/cases/:id/scheme",
    "/case-survival",
    "/grants/places",
    "/grants/resets",
    "/figures/values",
    "/reports/figures",
    "/bulletins/:id/difference",
    "/imports/template",
    "/team-places",
    "/teams/waiting",
    "/visit-objects/waiting",
    "/plans/waiting",
    "/assets/waiting",
    "/plan-teams/:id/templates",
    "/plan-teams/:id/schedule-preview",
    "/record-totals",
    "/evaluation-schemes",
    "/ledger-trial",
    "/evaluations/waiting",
    "/evaluations/:id/recheck",
    "/inspection-checklists",
    "/draws/:id/certificate-paper",
    "/remeasurements/:id/paper",
    "/public/draw-counties",
    "/project-work-waiting",
    "/projects/:id/gate-plan",
    "/projects/:id/even-months",
    "/public/draws",
    "/public/draws/:countyId/:id",
    "/public/draws/:countyId/:id/certificate",
    "/public/draw-verifier",
    "/public/disclosure-counties",
    "/public/disclosures",
    "/public/disclosures/:countyId/:id",
  ],
]);

async function seatsOn({ as }: Stage) {
  return Promise.all(seats.map(async (seat) => ({ seat, caller: await as(seat.role, seat.place) })));
}

// The second wall is taken away: only the clause in every query stands between an office and the rest.
for (const route of routes.filter(({ method }) => method === "GET")) {
  apiTest(`GET ${route.path} shows no office anything from beyond its reach`, async (stage) => {
    withoutSecondWall();
    const { near, next, far } = await fillTwoWorlds(stage.tx);
    let sawItsOwn = false;
    for (const { seat, caller } of await seatsOn(stage)) {
      if (open(seat, route)) continue;
      for (const world of [near, next, far]) {
        const text = await ask(caller, route, world);
        sawItsOwn ||= marksOf(seat).some((mark) => text.includes(mark));
        expect({ seat: seat.place, role: seat.role, foreign: foreignMarks(seat, text) }).toEqual({
          seat: seat.place,
          role: seat.role,
          foreign: [],
        });
      }
    }
    // A test that shows nobody anything would prove nothing.
    expect({ path: route.path, sawItsOwn }).toEqual({ path: route.path, sawItsOwn: !markless.has(route.path) });
  });
}

for (const route of routes.filter(({ method }) => method !== "GET")) {
  apiTest(`${route.method} ${route.path} changes nothing beyond an office's reach`, async (stage) => {
    withoutSecondWall();
    const { next, far } = await fillTwoWorlds(stage.tx);
    for (const { seat, caller } of await seatsOn(stage)) {
      const before = await fingerprints(seat);
      for (const world of seat.township === "松岭乡" ? [far] : [next, far]) await ask(caller, route, world);
      expect({ seat: seat.place, changed: changedIn(before, await fingerprints(seat)) }).toEqual({
        seat: seat.place,
        changed: [],
      });
    }
  });
}

apiTest("the second wall alone hides every row of every county table", async ({ tx }) => {
  await fillTwoWorlds(tx);
  const { rows } = await raw(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity",
  );
  for (const { name } of rows as { name: string }[]) {
    if (name.startsWith("audit")) continue;
    await raw(
      "savepoint look; set local role zhucun_app; set local app.counties = ',99-qinglan,'; set local app.townships = '*'; set local app.role = 'county'",
    );
    const seen = await raw(`select count(*)::int as n from ${name} where county_id = '99-muyun'`);
    expect({ name, seen: seen.rows }).toEqual({ name, seen: [{ n: 0 }] });
    await raw("rollback to savepoint look");
  }
});

/** One digest a table of the rows that the office must not touch; what lies in no county ('-') is a mark of names and calendar. */
async function fingerprints(seat: Seat): Promise<Map<string, string>> {
  await prepareFingerprint();
  const mine = `array[${countiesOf(seat)
    .map((one) => `'${one}'`)
    .join()}]::text[]`;
  const place = (id: string | null) => (id ? `'${id}'::uuid` : "null::uuid");
  const township = place(seat.township ? idOf(seat) : null);
  const village = place(isOfVillage(seat) ? villageIds.前柳庄 : null);
  const { rows } = await raw(`execute fingerprint (${mine}, ${township}, ${village})`);
  return new Map((rows as { name: string; digest: string }[]).map((row) => [row.name, row.digest]));
}

let isPrepared = false;

/** Planned once: to plan a question to every table takes many times as long as to answer it. */
async function prepareFingerprint() {
  if (isPrepared) return;
  const digest = ({ name, inTownship, inVillage }: Guarded) =>
    `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t
     where county_id <> all ($1 || '-'::text)${inTownship ? " or ($2 is not null and township_id is distinct from $2)" : ""}${
       inVillage ? " or ($3 is not null and village_id is distinct from $3)" : ""
     }`;
  const all = (await guardedTables()).map(digest).join(" union all ");
  await raw(`prepare fingerprint (text[], uuid, uuid) as ${all}`);
  isPrepared = true;
}

async function guardedTables() {
  const { rows } = await raw(
    `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'township_id') as in_township,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'village_id') as in_village
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and c.relname not like 'audit%'`,
  );
  return rows as Guarded[];
}

interface Guarded {
  readonly name: string;
  readonly inTownship: boolean;
  readonly inVillage: boolean;
}

function countiesOf(seat: Seat): string[] {
  if (isOfficer(seat.role)) return [];
  if (seat.role === "province" || seat.role === "city") return [qinglan, muyun];
  return [seat.areaId!];
}

const idOf = (seat: Seat) => townshipIds[seat.township!];

const changedIn = (before: Map<string, string>, after: Map<string, string>) =>
  [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);

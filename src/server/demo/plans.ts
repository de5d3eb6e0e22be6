import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, daysInMonth, type IsoDate, isoDate } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import { mondayOf } from "#domain/plans/task.ts";
import { chance, type Chance } from "#domain/random.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { saveDutyWeek } from "../plans/duty.ts";
import { createSchedule, moveSchedule } from "../plans/scheduling.ts";
import { actorOf } from "./accounts.ts";
import type { VillageProblem } from "./cases.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { aims, annualTasks, dutyLines, type MajorText, majorTexts, monthTasks, threeYearTasks } from "./plan-texts.ts";
import { seatOfTownship } from "./seats.ts";
import type { DemoTeam } from "./teams.ts";
import { officeDay, type Timeline } from "./timeline.ts";

/** The last teams of the list have not filed their three items; the one before them waits for its township. */
const unfiled = 3;
const waiting = 4;

/** 三年规划、年度计划、本月任务清单、三项重大帮扶事项，first team also a 倒排工期 and a week on duty. */
export async function loadPlans(
  tx: Tx,
  teams: readonly DemoTeam[],
  timeline: Timeline,
  listed: readonly VillageProblem[],
) {
  const problems = groupBy(listed, ({ villageId }) => villageId);
  const sheets = teams.map((team, i) =>
    sheetOf(team, i, { count: teams.length, timeline, problems: problems.get(team.villageId) ?? [] }),
  );
  await tx
    .insertInto("plan")
    .values(sheets.flatMap(({ plans }) => plans))
    .execute();
  await tx
    .insertInto("majorItem")
    .values(sheets.flatMap(({ items }) => items))
    .execute();
  await tx
    .insertInto("planTask")
    .values(sheets.flatMap(({ tasks }) => tasks))
    .execute();
  for (const { id, actor } of teams)
    await record(tx, actor, { verb: "plan.write", countyId: qinglan.id, subjectId: id, detail: { demo: true } });
  await scheduleOf(tx, teams[0]!, timeline);
}

const yearOf = (day: IsoDate) => Number(day.slice(0, 4));
const later = (a: IsoDate, b: IsoDate) => (a > b ? a : b);

interface Ground {
  readonly count: number;
  readonly timeline: Timeline;
  readonly problems: readonly VillageProblem[];
}

function sheetOf(team: DemoTeam, i: number, { count, timeline, problems }: Ground) {
  const draw = chance(`plans ${team.villageId}`);
  const { formedOn, today } = timeline;
  const place = { countyId: qinglan.id, teamId: team.id, villageId: team.villageId, townshipId: team.townshipId };
  const first = yearOf(formedOn);
  const years = Array.from({ length: yearOf(today) - first + 1 }, (_, n) => first + n);
  const settled = i < count - waiting;
  const paper = { team, place, timeline, draw, settled, aims: aims[i % aims.length]! };
  const wide = planOf(paper, { kind: "three-year", year: first, month: null }, formedOn);
  const annual = years.map((year) =>
    planOf(paper, { kind: "annual", year, month: null }, later(formedOn, isoDate(year, 1, 5))),
  );
  const monthly = planOf(paper, monthOf(today), isoDate(yearOf(today), monthNumber(today), 1));
  const items = i < count - unfiled ? majorItems(team, i, paper, problems) : [];
  const tasks = [
    ...threeYearTasks.map((text, n) => taskOf(paper, wide, n, { text, dueOn: isoDate(first + 2, 12, 31) })),
    ...annual.flatMap((plan) =>
      annualTasks.map(({ text, month, under }, n) => ({
        ...taskOf(paper, plan, n, { text, dueOn: endOfMonth(plan.year, month) }),
        parentId: taskId(wide.id, under),
      })),
    ),
    ...monthTasks.map((text, n) => taskOf(paper, monthly, n, { text, dueOn: dayOf(monthly, 6 + n * 7) })),
  ];
  return { plans: [wide, ...annual, monthly], items, tasks: tasks.filter(({ dueOn }) => dueOn >= formedOn) };
}

const monthNumber = (day: IsoDate) => Number(day.slice(5, 7));
const monthOf = (day: IsoDate) => ({ kind: "monthly" as const, year: yearOf(day), month: monthNumber(day) });
const endOfMonth = (year: number, month: number) => isoDate(year, month, daysInMonth(year, month));
const dayOf = ({ year, month }: { year: number; month: number | null }, day: number) =>
  isoDate(year, month!, Math.min(day, daysInMonth(year, month!)));

interface Paper {
  readonly team: DemoTeam;
  readonly place: Readonly<Record<"countyId" | "teamId" | "villageId" | "townshipId", string>>;
  readonly timeline: Timeline;
  readonly draw: Chance;
  readonly settled: boolean;
  readonly aims: string;
}

interface Time {
  readonly kind: "three-year" | "annual" | "monthly";
  readonly year: number;
  readonly month: number | null;
}

/** Handed in when it could be written, looked at within ten working days; not yet when that day has not come. */
function planOf({ team, place, timeline, settled, aims: words }: Paper, time: Time, from: IsoDate) {
  const { calendar, formedOn, today } = timeline;
  const ofMonth = time.kind === "monthly";
  const wanted = addWorkingDays(calendar, later(from, formedOn), ofMonth ? 2 : 15);
  return {
    ...place,
    ...time,
    id: demoId(`plan ${team.id} ${time.kind} ${time.year}`, time.year),
    aims: ofMonth ? "" : words,
    submittedBy: team.actor.accountId,
    ...(settled && wanted <= today ? approvedBy(team, wanted, ofMonth ? null : wanted) : waitingForTownship),
  };
}

const waitingForTownship = {
  status: "submitted" as const,
  approvedBy: null as string | null,
  approvedOn: null as IsoDate | null,
  postedOn: null as IsoDate | null,
  filedOn: null as IsoDate | null,
  version: 2,
};

function approvedBy({ townshipId }: DemoTeam, day: IsoDate, noted: IsoDate | null) {
  const township = seatOfTownship(qinglan.townships.find((one) => one.id === townshipId)!);
  const status = "approved" as const;
  return { status, approvedBy: township.accountId, approvedOn: day, postedOn: noted, filedOn: noted, version: 3 };
}

type Plan = ReturnType<typeof planOf>;
const taskId = (planId: string, n: number) => demoId(`task ${planId} ${n}`, n);

function taskOf(
  { place, timeline, draw }: Paper,
  plan: Plan,
  n: number,
  { text, dueOn }: { text: string; dueOn: IsoDate },
) {
  const { today, calendar, formedOn } = timeline;
  const due = dueOn < today && plan.status === "approved";
  const day = officeDay(calendar, addDays(dueOn, -Math.floor(draw() * 6) - 1));
  const doneOn = due && draw() < 0.86 && day > formedOn ? day : null;
  return {
    ...place,
    id: taskId(plan.id, n),
    planId: plan.id,
    parentId: null as string | null,
    position: n,
    text,
    owner: n % 2 === 0 ? "第一书记" : "村“两委”、工作队员",
    dueOn,
    doneOn,
  };
}

/** The title whose turn it is, or one that answers a problem of the village's own list; the first team's stands with its schedules. */
function answered(texts: readonly MajorText[], i: number, problems: readonly VillageProblem[]) {
  const own = texts[i % texts.length]!;
  const tried = i === 0 ? [own] : [own, ...texts];
  const answers = tried.flatMap((one) => {
    const problem = problems.find(({ text }) => one.answers?.some((start) => text.startsWith(start)));
    return problem ? [{ ...one, problemId: problem.id }] : [];
  });
  return answers[0] ?? { ...own, problemId: null };
}

function majorItems(team: DemoTeam, i: number, { place, timeline, draw }: Paper, problems: readonly VillageProblem[]) {
  const { formedOn, today, calendar } = timeline;
  const year = yearOf(today);
  const since = later(addDays(formedOn, 20), isoDate(year, 1, 8));
  const plannedSince = since <= today ? since : today;
  const unit = team.picks.find(({ slot }) => slot === "paired-unit")!.holderId;
  return majorTexts.map((texts, n) => {
    const { title, category, budget, problemId } = answered(texts, i, problems);
    const landsOn = officeDay(calendar, addDays(formedOn, 150 + n * 90 + Math.floor(draw() * 80)));
    const landed = landsOn < addDays(today, -5) && draw() < 0.8;
    const planning = !landed && n === 2 && draw() < 0.4;
    return {
      ...place,
      id: majorId(team.id, n),
      organisationId: unit,
      year,
      position: n + 1,
      title,
      category,
      problemId,
      budgetFen: budget === 0 ? null : budget * 1_000_000,
      landsOn,
      status: landed ? ("landed" as const) : planning ? ("planning" as const) : ("under-way" as const),
      plannedSince,
      landedOn: landed ? landsOn : null,
      filedOn: addDays(plannedSince, 6) <= today ? addDays(plannedSince, 6) : today,
    };
  });
}

const majorId = (team: string, n: number) => demoId(`major ${team} ${n}`, n);

/** One schedule approved in time and one that waits for its township, both of the team on the sign-in page. */
async function scheduleOf(tx: Tx, team: DemoTeam, { today, calendar }: Timeline) {
  const township = actorOf(seatOfTownship(qinglan.townships.find((one) => one.id === team.townshipId)!));
  const monthsAgo = officeDay(calendar, addDays(today, -70));
  const draft = { goalId: null, taskId: null };
  const [road, industry] = [demoId("schedule road"), demoId("schedule industry")];
  const roadItem = { ...draft, id: road, name: "村内道路硬化", templateCode: "road", majorItemId: majorId(team.id, 2) };
  await createSchedule(tx, team.actor, team.id, { ...roadItem, deadline: addDays(today, 170) }, monthsAgo);
  await moveSchedule(tx, team.actor, road, { version: 1, action: "submit", reason: "", knowingly: true }, monthsAgo);
  await moveSchedule(tx, township, road, { version: 2, action: "approve", reason: "", knowingly: true }, monthsAgo);
  const industryItem = {
    ...draft,
    id: industry,
    name: "保鲜冷库建设",
    templateCode: "industry",
    majorItemId: majorId(team.id, 1),
  };
  await createSchedule(tx, team.actor, team.id, { ...industryItem, deadline: addDays(today, 200) }, today);
  await moveSchedule(tx, team.actor, industry, { version: 1, action: "submit", reason: "", knowingly: true }, today);
  for (const [n, line] of dutyLines.slice(0, 2).entries())
    await saveDutyWeek(tx, team.actor, team.id, { weekOn: mondayOf(addDays(today, -7 * n)), line, seen: "" }, today);
}

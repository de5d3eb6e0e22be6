import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, addMonths, type IsoDate } from "#domain/date.ts";
import type { ProfileLine } from "#domain/registry/profile.ts";
import type { Tx } from "../db/db.ts";
import { acceptReport, returnReport, submitReport } from "../records/report-commands.ts";
import { writeReports } from "../records/report-writing.ts";
import { addProfileLine, saveProfile } from "../registry/profile-commands.ts";
import { answerLeave, askLeave } from "../teams/leaving.ts";
import { createTraining, noteAttendance } from "../teams/training-book.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { trainings } from "./plan-texts.ts";
import { author, seatOfTownship } from "./seats.ts";
import type { DemoTeam } from "./teams.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

const townshipActor = ({ townshipId }: DemoTeam) =>
  actorOf(seatOfTownship(qinglan.townships.find((one) => one.id === townshipId)!));

/** 培训：held by the county, attendance written by the county; every tenth could not come. */
export async function loadTrainings(tx: Tx, teams: readonly DemoTeam[], { calendar, formedOn, today }: Timeline) {
  const cadres = teams.flatMap(({ picks }) =>
    picks.filter(({ slot }) => slot === "first-secretary" || slot === "member").map(({ holderId }) => holderId),
  );
  for (const [i, { title, content, place, days }] of trainings.entries()) {
    const fromOn = addWorkingDays(calendar, addMonths(formedOn, i * 2), 3);
    if (fromOn > today) return;
    const id = demoId(`training ${i}`, i);
    const toOn = addWorkingDays(calendar, fromOn, days - 1);
    const county = actorOf(author);
    await createTraining(tx, county, { id, title, organiser: "县委组织部", place, fromOn, toOn, content });
    const people = cadres.map((personId, n) => ({
      personId,
      attended: (n + i) % 10 !== 9,
      note: (n + i) % 10 === 9 ? "请假" : "",
    }));
    await noteAttendance(tx, county, id, { version: 1, people }, toOn);
  }
}

/** 请假、公出：some long answered, one that waits for its township today. */
export async function loadLeaves(tx: Tx, teams: readonly DemoTeam[], { calendar, today }: Timeline) {
  const before = (days: number) => officeDay(calendar, addDays(today, -days));
  const asked = [
    { team: 0, category: "annual", from: before(60), days: 2, reason: "回家照看老人" },
    { team: 1, category: "home-unit", from: before(45), days: 1, reason: "回单位参加年中述职" },
    { team: 2, category: "sick", from: before(30), days: 2, reason: "住院检查" },
    { team: 4, category: "village-business", from: before(12), days: 1, reason: "带村干部到邻县看项目" },
  ] as const;
  for (const [i, { team: n, category, from, days, reason }] of asked.entries()) {
    const id = await ask(tx, teams[n]!, i, { category, from, days, reason, on: addDays(from, -2) });
    await answerLeave(
      tx,
      townshipActor(teams[n]!),
      id,
      { version: 1, approve: true, reason: "" },
      morningOf(addDays(from, -1)),
    );
  }
  await ask(tx, teams[0]!, asked.length, {
    category: "personal",
    from: addWorkingDays(calendar, today, 3),
    days: 2,
    reason: "孩子升学办理手续",
    on: today,
  });
}

interface Asked {
  readonly category: "annual" | "home-unit" | "sick" | "village-business" | "personal";
  readonly from: IsoDate;
  readonly days: number;
  readonly reason: string;
  readonly on: IsoDate;
}

async function ask(tx: Tx, team: DemoTeam, i: number, { category, from, days, reason, on }: Asked): Promise<string> {
  const { id: postingId } = await tx
    .selectFrom("posting")
    .where("countyId", "=", qinglan.id)
    .where("teamId", "=", team.id)
    .where("slot", "=", "first-secretary")
    .select("id")
    .executeTakeFirstOrThrow();
  const kind = category === "home-unit" || category === "village-business" ? ("errand" as const) : ("leave" as const);
  const holder = (slot: string) => team.picks.find((pick) => pick.slot === slot)?.holderId;
  const substituteId = holder("member") ?? holder("township-leader")!;
  const id = demoId(`leave ${i}`, i);
  const leave = {
    id,
    postingId,
    kind,
    category,
    reason,
    fromOn: from,
    toOn: addDays(from, days - 1),
    substituteId,
  };
  await askLeave(tx, team.actor, leave, { today: on, now: morningOf(on) });
  return id;
}

/** 上月月报：drafted for all, handed in by eight teams; the townships have received some, and sent one back. */
export async function loadReports(tx: Tx, teams: readonly DemoTeam[], { calendar, today }: Timeline) {
  const last = addDays(`${today.slice(0, 7)}-01`, -1);
  const month = { year: Number(last.slice(0, 4)), month: Number(last.slice(5, 7)) };
  const county = actorOf(author);
  await writeReports({ tx, actor: county, today: last }, { ...month, countyId: qinglan.id });
  const day = officeDay(calendar, last);
  for (const [i, team] of teams.slice(0, 8).entries()) {
    const { id } = await tx
      .selectFrom("monthlyReport")
      .where("countyId", "=", qinglan.id)
      .where("teamId", "=", team.id)
      .where("year", "=", month.year)
      .where("month", "=", month.month)
      .select("id")
      .executeTakeFirstOrThrow();
    const hand = (actor: DemoTeam["actor"]) => ({ tx, actor, today: day, now: morningOf(day) });
    const { version } = await submitReport(hand(team.actor), id, 1);
    const township = hand(townshipActor(team));
    if (i < 4) await acceptReport(township, id, version);
    if (i === 4) await returnReport(township, id, { version, reason: "请补写下月安排中的责任人。" });
  }
}

const committee = (post: string, name: string, body: "party" | "village" | "both"): ProfileLine => ({
  list: "committee-member",
  committee: body,
  post,
  name,
  termFrom: "2021-03-01",
  termTo: "2026-12-31",
});

const lines: readonly ProfileLine[] = [
  committee("党支部书记、村委会主任", "金某", "both"),
  committee("党支部副书记", "秦某", "party"),
  committee("村委会委员", "魏某", "village"),
  { list: "capable-person", name: "戚某", field: "在外经营建材，愿回村投资" },
];

/** 村情民意一本通 of the village on the sign-in page's team. */
export async function loadProfile(tx: Tx, team: DemoTeam, { today }: Timeline) {
  const text = {
    overview:
      "地处丘陵，以粮食和果树种植为主，青壮年多在外务工。整顿前班子不齐、账目不清，现已补齐两委，正推进冷库出租增收。",
    premisesArea: 220,
    premisesCondition: "worn" as const,
    premisesYear: 2009,
    premisesNote: "屋顶漏雨，列入今年修缮事项",
  };
  await saveProfile(tx, team.actor, team.villageId, { ...text, version: 0 }, { today, now: morningOf(today) });
  for (const [i, line] of lines.entries())
    await addProfileLine(tx, team.actor, team.villageId, { ...line, id: demoId(`profile line ${i}`, i) });
}

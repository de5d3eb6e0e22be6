import { addWorkingDays } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Answer } from "#domain/inspections/checklist.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { finishInspection } from "../inspections/starting.ts";
import { actorOf } from "./accounts.ts";
import { qiyun } from "./counties.ts";
import { demoId } from "./ids.ts";
import { type InspectionDays, qiyunInspection, wanting } from "./qiyun-inspection.ts";
import { teamDuty } from "./qiyun-checklist.ts";
import { qiyunInspectors } from "./seats.ts";
import { morningOf, type Timeline } from "./timeline.ts";

export interface InspectedTeam {
  readonly id: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly group: number;
  readonly visitId: string;
  readonly onDay: IsoDate;
}

/** 五个组八个工作日到 116 支工作队；两组一天三队左右。 */
export async function loadQiyunVisits(tx: Tx, days: InspectionDays, { calendar }: Timeline): Promise<InspectedTeam[]> {
  const objects = await listObjects(tx);
  const inGroup = new Map<number, number>();
  const teams = objects.map(({ groupNumber, subjectId, ...object }): InspectedTeam => {
    const n = inGroup.get(groupNumber) ?? 0;
    inGroup.set(groupNumber, n + 1);
    const visitId = demoId(`inspection visit ${object.id}`);
    return {
      ...object,
      teamId: subjectId,
      group: groupNumber,
      visitId,
      onDay: addWorkingDays(calendar, days.from, Math.floor(n / 3)),
    };
  });
  await saveVisits(tx, teams, objects);
  await saveInterviews(tx, teams);
  const leader = actorOf(qiyunInspectors[0]!);
  const { version } = await tx
    .selectFrom("inspection")
    .where("countyId", "=", qiyun.id)
    .where("id", "=", qiyunInspection)
    .select("version")
    .executeTakeFirstOrThrow();
  await finishInspection(tx, leader, qiyunInspection, version, { today: days.to, now: morningOf(days.to) });
  return teams;
}

async function listObjects(tx: Tx) {
  const rows = await tx
    .selectFrom("inspectionObject")
    .where("countyId", "=", qiyun.id)
    .where("inspectionId", "=", qiyunInspection)
    .select(["id", "subjectId", "villageId", "townshipId", "groupNumber", "inspectors"])
    .orderBy("groupNumber")
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ ...row, villageId: row.villageId!, groupNumber: row.groupNumber! }));
}

type Answered = (team: InspectedTeam) => Answer[];

/** What each group found: who is wanting in what is settled for all. */
function answersAmong(teams: readonly InspectedTeam[]): Answered {
  const { absent, planless, vague } = wanting(teams);
  const said = (item: string, bad: readonly InspectedTeam[], note: string) => {
    const among = new Set(bad.map(({ id }) => id));
    return ({ id }: InspectedTeam): Answer =>
      among.has(id) ? { item, value: "no", note } : { item, value: "yes", note: "" };
  };
  const items = [
    said("on-post", absent, "到村时无人在岗，没有请假手续"),
    said("has-plan", planless, ""),
    said("concrete", vague, "措施多为原则要求，没有责任人和时限"),
  ];
  return (team) => items.map((item) => item(team));
}

/** All in one statement, with one trace a group: the leader of the group wrote them down. */
async function saveVisits(tx: Tx, teams: readonly InspectedTeam[], objects: Awaited<ReturnType<typeof listObjects>>) {
  const answers = answersAmong(teams);
  const names = await namesOf(tx);
  const rows = teams.map((team, i) => {
    const { inspectors } = objects[i]!;
    const visitors = inspectors.map((id) => names.get(id)).join("、");
    return { ...rowOf(team), visitors, inspectors, answers: JSON.stringify(answers(team)) };
  });
  await tx.insertInto("visit").values(rows).execute();
  for (const [i, seat] of qiyunInspectors.entries()) {
    const mine = teams.filter(({ group }) => group === i + 1).length;
    await record(tx, actorOf(seat), {
      verb: "visit.write",
      countyId: qiyun.id,
      subjectId: qiyunInspection,
      detail: { demo: true, rows: mine },
    });
  }
}

function rowOf({ id, visitId, villageId, townshipId, teamId, onDay, group }: InspectedTeam) {
  const { accountId } = qiyunInspectors[group - 1]!;
  const submittedAt = new Date(`${onDay}T17:00:00+08:00`);
  return {
    countyId: qiyun.id,
    id: visitId,
    kind: "inspection" as const,
    inspectionId: qiyunInspection,
    objectId: id,
    villageId,
    townshipId,
    teamId,
    onDay,
    checklistVersion: 1,
    checklist: JSON.stringify(teamDuty),
    feedback: "检查情况已当面向工作队反馈。",
    feedbackTo: "第一书记",
    status: "submitted" as const,
    submittedBy: accountId,
    submittedAt,
    madeBy: accountId,
    madeAt: submittedAt,
  };
}

async function namesOf(tx: Tx) {
  const people = await tx.selectFrom("person").where("countyId", "=", qiyun.id).select(["id", "name"]).execute();
  return new Map(people.map(({ id, name }) => [id, name]));
}

const talks = [
  ["villager", "satisfied", "工作队常来家里坐，路灯和排水沟都是他们跑下来的。"],
  ["party-member", "satisfied", "主题党日按时开，第一书记讲得实在。"],
  ["village-cadre", "fair", "工作队帮着谋划产业，项目落地还要加把劲。"],
  ["villager", "fair", "认得第一书记，具体办了什么不太清楚。"],
] as const;

/** 每支工作队随机访谈一人。 */
async function saveInterviews(tx: Tx, teams: readonly InspectedTeam[]) {
  await tx
    .insertInto("interview")
    .values(
      teams.map(({ visitId, villageId, townshipId, group, onDay }, i) => {
        const [kind, satisfied, text] = talks[i % talks.length]!;
        return {
          countyId: qiyun.id,
          id: demoId(`interview ${visitId}`),
          visitId,
          villageId,
          townshipId,
          kind,
          satisfied,
          text,
          madeBy: qiyunInspectors[group - 1]!.accountId,
          madeAt: new Date(`${onDay}T16:00:00+08:00`),
        };
      }),
    )
    .execute();
}

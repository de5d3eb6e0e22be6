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

/** All in one statement, with one trace a group: the leader of the group wrote them down. */
async function saveVisits(tx: Tx, teams: readonly InspectedTeam[], objects: Awaited<ReturnType<typeof listObjects>>) {
  const { absent, planless, vague } = wanting(teams.map(({ id }) => ({ id })));
  const among = (some: readonly { readonly id: string }[]) => new Set(some.map(({ id }) => id));
  const [away, without, loose] = [among(absent), among(planless), among(vague)];
  const checklist = JSON.stringify(teamDuty);
  const names = await namesOf(tx);
  await tx
    .insertInto("visit")
    .values(
      teams.map((team, i) => {
        const answers: Answer[] = [
          {
            item: "on-post",
            value: away.has(team.id) ? "no" : "yes",
            note: away.has(team.id) ? "到村时无人在岗，没有请假手续" : "",
          },
          { item: "has-plan", value: without.has(team.id) ? "no" : "yes", note: "" },
          {
            item: "concrete",
            value: loose.has(team.id) ? "no" : "yes",
            note: loose.has(team.id) ? "措施多为原则要求，没有责任人和时限" : "",
          },
        ];
        const { inspectors } = objects[i]!;
        const { accountId } = qiyunInspectors[team.group - 1]!;
        const submittedAt = new Date(`${team.onDay}T17:00:00+08:00`);
        return {
          countyId: qiyun.id,
          id: team.visitId,
          kind: "inspection" as const,
          inspectionId: qiyunInspection,
          objectId: team.id,
          villageId: team.villageId,
          townshipId: team.townshipId,
          teamId: team.teamId,
          onDay: team.onDay,
          visitors: inspectors.map((id) => names.get(id)).join("、"),
          inspectors,
          checklistVersion: 1,
          checklist,
          answers: JSON.stringify(answers),
          feedback: "检查情况已当面向工作队反馈。",
          feedbackTo: "第一书记",
          status: "submitted" as const,
          submittedBy: accountId,
          submittedAt,
          madeBy: accountId,
          madeAt: submittedAt,
        };
      }),
    )
    .execute();
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

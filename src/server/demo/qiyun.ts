import { addWorkingDays } from "#domain/calendar.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { shuffle } from "#domain/random.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { savePersonRows } from "../registry/person-batches.ts";
import { formTeams } from "../teams/forming.ts";
import { actorOf } from "./accounts.ts";
import { qiyun } from "./counties.ts";
import { demoId } from "./ids.ts";
import { qiyunPeople, qiyunSeats } from "./qiyun-people.ts";
import { loadList } from "./rounds.ts";
import { qiyunAuthor } from "./seats.ts";
import { takeOverRound } from "./taken-over.ts";
import { officeDay, type Timeline } from "./timeline.ts";
import { villagesOf } from "./villages.ts";

export const qiyunRound = demoId("round of qiyun");

export interface QiyunTeam {
  readonly id: string;
  readonly caseId: string;
  /** Its file is to be closed by then. */
  readonly dueOn: IsoDate;
  readonly villageId: string;
  readonly townshipId: string;
}

/** 栖云县 116 个薄弱村都派了工作队：taken over from paper, with its people and teams, as the ground of the inspection. */
export async function loadQiyun(tx: Tx, timeline: Timeline): Promise<QiyunTeam[]> {
  const people = qiyunPeople(Number(timeline.formedOn.slice(0, 4)));
  await loadList(tx, qiyun, qiyunAuthor, timeline);
  await savePersonRows(tx, qiyun.id, people);
  await record(tx, actorOf(qiyunAuthor), {
    verb: "person.edit",
    countyId: qiyun.id,
    subjectId: qiyun.id,
    detail: { demo: true, rows: people.length },
  });
  const villages = weakVillages();
  await takeOver(tx, villages, timeline);
  await form(tx, villages, timeline);
  return villages.map(({ villageId, townshipId }) => ({
    id: teamId(villageId),
    caseId: caseId(villageId),
    dueOn: endOf(timeline),
    villageId,
    townshipId,
  }));
}

const caseId = (villageId: string) => demoId(`case of qiyun ${villageId}`);

const teamId = (villageId: string) => demoId(`team of qiyun ${villageId}`);

interface Weak {
  readonly villageId: string;
  readonly townshipId: string;
  readonly township: number;
}

/** As many of each township as the table of counties says. */
function weakVillages(): Weak[] {
  const all = villagesOf(qiyun);
  return qiyun.townships.flatMap(({ id, lights, name }, township) => {
    const mine = all.filter((one) => one.townshipId === id);
    return shuffle(mine, `weak of qiyun ${name}`)
      .slice(0, lights.green)
      .map((one) => ({ villageId: one.id, townshipId: id, township }));
  });
}

type Clock = Pick<Timeline, "today" | "calendar">;
const decidedDay = ({ today, calendar }: Clock) => officeDay(calendar, addMonths(today, -14));
const endOf = (clock: Clock) => addMonths(decidedDay(clock), 24);

async function takeOver(tx: Tx, villages: readonly Weak[], timeline: Timeline) {
  const decidedOn = decidedDay(timeline);
  await takeOverRound(tx, {
    county: qiyun,
    by: qiyunAuthor,
    id: qiyunRound,
    decisionId: demoId("decision of qiyun"),
    name: "第四轮薄弱村整顿",
    number: `栖组发〔${decidedOn.slice(0, 4)}〕6号`,
    decidedOn,
    dueOn: endOf(timeline),
    villages: villages.map(({ villageId, townshipId }) => ({
      id: caseId(villageId),
      villageId,
      townshipId,
    })),
  });
}

async function form(tx: Tx, villages: readonly Weak[], timeline: Timeline) {
  const from = addWorkingDays(timeline.calendar, decidedDay(timeline), 10);
  const teamIds = Object.fromEntries(villages.map(({ villageId }) => [villageId, teamId(villageId)]));
  const plan = { countyId: qiyun.id, roundId: qiyunRound, matchRunId: null, picks: villages.flatMap(picksOf), teamIds };
  await formTeams(tx, actorOf(qiyunAuthor), plan, { from, to: addMonths(from, 24) });
  await tx.updateTable("team").set({ dockedOn: from }).where("countyId", "=", qiyun.id).execute();
}

function picksOf({ villageId, township }: Weak, n: number): MatchPick[] {
  const seats = qiyunSeats(n, township);
  return [
    { villageId, slot: "county-leader", holderId: seats.countyLeader },
    { villageId, slot: "township-leader", holderId: seats.townshipLeader },
    { villageId, slot: "paired-unit", holderId: seats.unit },
    { villageId, slot: "first-secretary", holderId: seats.firstSecretary },
    { villageId, slot: "member", holderId: seats.member },
  ];
}

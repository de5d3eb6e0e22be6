import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { trainings } from "#contract/training.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { LeaveLadder } from "#domain/teams/leave-ladder.ts";
import { recallSentence } from "#domain/teams/leave-labels.ts";
import { sumLeave } from "#domain/teams/recall.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { ruleOf } from "../rules/queries.ts";
import { answerLeave, askLeave, changeSubstitute, noteBack, withdrawLeave } from "./leaving.ts";
import { type LeaveRow, listAways, listLeaves } from "./leaves.ts";
import { daysOfStay, findStay } from "./stays.ts";
import { listAskers, listSubstitutes } from "./askers.ts";
import { createTraining, editTraining, isOrganiser, noteAttendance, removeTraining } from "./training-book.ts";
import { findTraining, listTrainees, listTrainings, listTrainingsOf, type TrainingRow } from "./trainings.ts";
import { shownLeave } from "./views.ts";

const ladderOf = async (db: Db, countyId: string, today: IsoDate): Promise<LeaveLadder> =>
  (await ruleOf(db, countyId, "leave-ladder", today)).content;

export const leaveRoutes = [
  handle(leaves.list, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const rows = await listLeaves(db, actor, filter, { page, size });
    const recalls = await recallsOf(db, actor, rows, today);
    return { rows: rows.map((row) => shownLeave(actor, row, today, recalls.get(row.id))), total: rows[0]?.total ?? 0 };
  }),
  handle(leaves.choices, async ({ db, actor, today }) => {
    const { rungs, ...ladder } = await ladderOf(db, actor.counties[0] ?? "", today);
    const shown = rungs.map(({ upToDays, offices, notices }) => ({
      upToDays,
      offices: [...offices],
      notices: [...notices],
    }));
    return { ladder: { ...ladder, rungs: shown }, postings: await listAskers(db, actor) };
  }),
  handle(leaves.ask, ({ tx, actor, body, today, now }) => askLeave(tx, actor, body, { today, now })),
  handle(leaves.answer, ({ tx, actor, params, body, now }) => answerLeave(tx, actor, params.id, body, now)),
  handle(leaves.withdraw, ({ tx, actor, params, body, today }) =>
    withdrawLeave(tx, actor, params.id, body.version, today),
  ),
  handle(leaves.substitutes, async ({ db, actor, params }) => {
    const rows = await listSubstitutes(db, actor, params.id);
    if (!rows) throw notFound("请假");
    return rows;
  }),
  handle(leaves.substitute, ({ tx, actor, params, body, today }) =>
    changeSubstitute(tx, actor, params.id, body, today),
  ),
  handle(leaves.back, ({ tx, actor, params, body, today }) => noteBack(tx, actor, params.id, body, today)),

  handle(postings.read, async ({ db, actor, params, query, today }) => {
    const stay = await findStay(db, actor, params.id);
    if (!stay) throw notFound("派驻");
    const ladder = await ladderOf(db, stay.countyId, today);
    const year = query.year ?? Number(today.slice(0, 4));
    const { personId, countyId, ...shown } = stay;
    const rows = await listLeaves(db, actor, { postingId: stay.id }, { page: 1, size: 200 });
    return {
      ...shown,
      year,
      ...(await daysOfStay(db, stay, year, { today, ladder })),
      leaves: rows.map((row) => shownLeave(actor, row, today)),
      trainings: personId === null ? [] : await listTrainingsOf(db, actor, countyId, personId),
    };
  }),
];

/** 应当召回调整, as the year of each open request stands with it; for the requests this office answers. */
async function recallsOf(
  db: Db,
  actor: Actor,
  rows: readonly LeaveRow[],
  today: IsoDate,
): Promise<ReadonlyMap<string, string>> {
  const asked = rows.filter(({ status, kind }) => status === "asked" && kind === "leave");
  if (!may(actor, "leave.answer") || asked.length === 0) return new Map();
  const recalls = new Map<string, string>();
  for (const [countyId, ofCounty] of Map.groupBy(asked, (row) => row.countyId)) {
    const ladder = await ladderOf(db, countyId, today);
    const people = ofCounty.map(({ personId }) => personId);
    const aways = Map.groupBy(await listAways(db, countyId, people), ({ personId }) => personId);
    for (const row of ofCounty) {
      const granted = (aways.get(row.personId) ?? []).filter(({ status }) => status === "approved");
      const sentence = recallSentence(sumLeave([...granted, row], Number(row.fromOn.slice(0, 4)), ladder));
      if (sentence) recalls.set(row.id, sentence);
    }
  }
  return recalls;
}

const shownTraining = (actor: Actor, row: TrainingRow) => {
  const { countyId: _countyId, townshipId: _townshipId, content: _content, ...shown } = row;
  return { ...shown, can: { edit: may(actor, "training.write") && isOrganiser(actor, row) } };
};

export const trainingRoutes = [
  handle(trainings.list, async ({ db, actor, query: { page, size, year } }) => {
    const rows = await listTrainings(db, actor, year, { page, size });
    return { rows: rows.map((row) => shownTraining(actor, row)), total: rows[0]?.total ?? 0 };
  }),
  handle(trainings.read, async ({ db, actor, params }) => {
    const training = await findTraining(db, actor, params.id);
    if (!training) throw notFound("培训");
    const people = await listTrainees(db, actor, training);
    return { ...shownTraining(actor, training), content: training.content, people };
  }),
  handle(trainings.create, ({ tx, actor, body }) => createTraining(tx, actor, body)),
  handle(trainings.edit, ({ tx, actor, params, body }) => editTraining(tx, actor, params.id, body)),
  handle(trainings.remove, ({ tx, actor, params, body, now }) =>
    removeTraining(tx, actor, params.id, body.version, now),
  ),
  handle(trainings.attendance, ({ tx, actor, params, body, today }) =>
    noteAttendance(tx, actor, params.id, body, today),
  ),
];

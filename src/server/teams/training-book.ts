import { notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { attendanceRefusals, trainingRefusals, type TrainingRefusal } from "#domain/teams/training.ts";
import { trainingRefusalLabel } from "#domain/teams/team-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { inWords, reasonsOf, refuse } from "./refusing.ts";
import {
  type Attendance,
  countOurs,
  lockTraining,
  saveAttendance,
  saveTraining,
  saveTrainingChange,
  type TrainingBody,
  type TrainingRow,
} from "./trainings.ts";

/** A township holds sessions of its own; the county holds those of the county. Each writes in its own alone. */
export const isOrganiser = ({ role, townships }: Actor, { townshipId }: Pick<TrainingRow, "townshipId">): boolean =>
  role === "county"
    ? townshipId === null
    : role === "township" && townshipId !== null && townships.includes(townshipId);

export async function createTraining(tx: Tx, actor: Actor, { id, ...body }: TrainingBody & { readonly id: string }) {
  refuse(said(trainingRefusals(body), "toOn"));
  const countyId = actor.counties[0]!;
  const townshipId = actor.townships === "all" ? null : (actor.townships[0] ?? null);
  if (actor.role === "township" && townshipId === null) throw notFound("乡镇（街道）");
  await inWords(saveTraining(tx, { ...body, countyId, id, townshipId, madeBy: actor.accountId }));
  await trace(
    tx,
    actor,
    { countyId, id, title: body.title },
    { action: "create", fromOn: body.fromOn, toOn: body.toOn },
  );
  return { version: 1 };
}

export async function editTraining(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...body }: TrainingBody & { readonly version: number },
) {
  const training = await ownTraining(tx, actor, id, version);
  refuse(said(trainingRefusals(body), "toOn"));
  const after = await saveTrainingChange(tx, training, body);
  await trace(tx, actor, training, { action: "edit", title: body.title, fromOn: body.fromOn, toOn: body.toOn });
  return { version: after };
}

export async function removeTraining(tx: Tx, actor: Actor, id: string, version: number, now: Date) {
  const training = await ownTraining(tx, actor, id, version);
  await saveTrainingChange(tx, training, { removedAt: now });
  await trace(tx, actor, training, { action: "remove" });
  return { done: true } as const;
}

/** 参训情况: written by the organiser; nobody signs in. */
export async function noteAttendance(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, people }: { readonly version: number; readonly people: readonly Attendance[] },
  today: IsoDate,
) {
  const training = await ownTraining(tx, actor, id, version);
  const byPerson = new Map(people.map((one) => [one.personId, one]));
  const known = await countOurs(tx, actor, training.countyId, [...byPerson.keys()]);
  refuse(said(attendanceRefusals(training, { unknown: byPerson.size - known, today }), "people"));
  await saveAttendance(tx, training, [...byPerson.values()]);
  const after = await saveTrainingChange(tx, training, {});
  await trace(tx, actor, training, { action: "attendance", persons: byPerson.size });
  return { version: after };
}

/** Read by many, written by its organiser: for everybody else it is not there to be changed. */
async function ownTraining(tx: Tx, actor: Actor, id: string, version: number): Promise<TrainingRow> {
  const training = await lockTraining(tx, actor, id);
  if (!training || !isOrganiser(actor, training)) throw notFound("培训");
  if (training.version !== version) throw stale("培训");
  return training;
}

const said = (why: readonly TrainingRefusal[], at: string) =>
  reasonsOf(why, (rule) => `${trainingRefusalLabel[rule]}。`, at);

function trace(
  tx: Tx,
  actor: Actor,
  { countyId, id, title }: Pick<TrainingRow, "countyId" | "id" | "title">,
  detail: Readonly<Record<string, unknown>>,
) {
  return record(tx, actor, { verb: "training.write", countyId, subjectId: id, detail: { title, ...detail } });
}

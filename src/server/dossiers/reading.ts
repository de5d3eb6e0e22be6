import { type Actor, may } from "#domain/access.ts";
import type { CaseStatus } from "#domain/cases/case.ts";
import type { IsoDate } from "#domain/date.ts";
import { openPromises } from "#domain/dossiers/promise.ts";
import { recordLine } from "#domain/dossiers/record-line.ts";
import { notFound } from "#contract/problem.ts";
import { lightLines, listVillageCases, litFile, litLine, type VillageCase } from "../cases/queries.ts";
import type { Db } from "../db/db.ts";
import { findVillagePlans, type VillagePlans } from "../plans/queries.ts";
import { findVillageRecords, type VillageRecords } from "../records/queries.ts";
import { findLineage } from "../registry/queries.ts";
import { listVillageTeams, type VillageTeam } from "../teams/queries.ts";

/** How many of the latest entries a page shows, and a paper. */
export const shownRecords = { page: 20, paper: 60 } as const;

const working: readonly CaseStatus[] = ["in-turnaround", "self-assessed", "town-checked"];

/** A file at work; what a closed, withdrawn or merged one left open is promised no more. */
const atWork = ({ status, withdrawnOn, merged }: VillageCase) =>
  working.includes(status) && withdrawnOn === null && !merged;

/**
 * 一村一档: what every stage knows of a village, each by one statement of its own, asked for at once, and only what this office may
 * read there.
 * A village that others went into answers for those too.
 */
export async function readDossier(
  db: Db,
  actor: Actor,
  villageId: string,
  { today, each }: { readonly today: IsoDate; readonly each: number },
) {
  const lineage = await findLineage(db, actor, villageId);
  if (!lineage) throw notFound("村（社区）");
  const { countyId, predecessors, successors, validTo } = lineage;
  const ids = [villageId, ...new Set(predecessors.map(({ id }) => id))];
  const [cases, teams, planned, done] = await Promise.all([
    may(actor, "case.read") ? litCases(db, actor, countyId, ids, today) : null,
    may(actor, "team.read") ? listVillageTeams(db, actor, countyId, ids) : null,
    may(actor, "plan.read") ? findVillagePlans(db, actor, countyId, ids, today) : null,
    may(actor, "record.read") ? findVillageRecords(db, actor, countyId, ids, each) : null,
  ]);
  return {
    lineage,
    countyId,
    villageId,
    endedOn: validTo,
    predecessors,
    successors,
    promises: promisesOf({ cases, planned, done }, today),
    cases,
    teams: teams as VillageTeam[] | null,
    plans: planned && { teamStands: planned.teamStands, plans: planned.plans, items: planned.items },
    records: done && done.rows.map((row) => ({ ...row, line: recordLine(row) })),
    papers: done && done.papers,
  };
}
export type Dossier = Awaited<ReturnType<typeof readDossier>>;

async function litCases(db: Db, actor: Actor, countyId: string, ids: readonly string[], today: IsoDate) {
  const [files, lines] = await Promise.all([listVillageCases(db, actor, countyId, ids), lightLines(db, actor, today)]);
  const lit = <Item extends { dueOn: IsoDate | null; doneOn: IsoDate | null }>(item: Item) => ({
    ...item,
    light: litLine(lines, countyId, item).shown,
  });
  return files.map((file) => ({
    ...file,
    light: litFile(lines, { ...file, countyId }, [...file.problems, ...file.goals]),
    problems: file.problems.map(lit),
    goals: file.goals.map(lit),
  }));
}

interface Sources {
  readonly cases: readonly VillageCase[] | null;
  readonly planned: VillagePlans | null;
  readonly done: VillageRecords | null;
}

const promisesOf = ({ cases, planned, done }: Sources, today: IsoDate) =>
  openPromises(
    {
      cases: (cases ?? []).map((file) => ({ ...file, atWork: atWork(file) })),
      items: planned?.items ?? [],
      tasks: planned?.tasks ?? [],
      followUps: done?.followUps ?? [],
    },
    today,
  );

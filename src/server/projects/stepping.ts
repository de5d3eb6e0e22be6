import type { Actor, Verb } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { ProjectStatus, Standing } from "#domain/projects/project.ts";
import { notFound, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { type LockedProject, lockProject, type ProjectChange, updateProject } from "./rows.ts";

/** Which project, and the version the officer had before her. */
export interface At {
  readonly id: string;
  readonly version: number;
}

/** The project under lock, as the officer saw it: of two at once the second is told. */
export async function atProject(tx: Tx, actor: Actor, { id, version }: At): Promise<LockedProject> {
  const project = await lockProject(tx, actor, id);
  if (!project) throw notFound("项目");
  if (project.version !== version) throw stale("项目");
  return project;
}

export interface Move {
  readonly verb: Verb;
  /** A bank action, a gate, or an action of the side state. */
  readonly action: string;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly status?: ProjectStatus;
  readonly standing?: Standing;
  readonly change?: ProjectChange;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Moves the project, keeps the step and leaves a trace; the rules have been asked before. */
export async function moveProject(tx: Tx, actor: Actor, project: LockedProject, move: Move) {
  const { verb, action, onDay, text, change = {}, detail = {} } = move;
  const { status = project.status, standing = project.standing } = move;
  const version = await updateProject(tx, project, { ...change, status, standing });
  await tx
    .insertInto("projectStep")
    .values({
      countyId: project.countyId,
      id: uuidv7(),
      projectId: project.id,
      action,
      fromStatus: project.status,
      toStatus: status,
      fromStanding: project.standing,
      toStanding: standing,
      onDay,
      text,
      reach: [...project.reach],
      madeBy: actor.accountId,
    })
    .execute();
  await record(tx, actor, {
    verb,
    countyId: project.countyId,
    subjectId: project.id,
    detail: { act: action, from: project.status, to: status, day: onDay, ...(text && { text }), ...detail },
  });
  return { version };
}

/** Stays whatever comes: whoever had a hand in declaring or building does not accept. */
export const withProjectHand = ({ hands }: Pick<LockedProject, "hands">, { accountId }: Actor) => [
  ...new Set([...hands, accountId]),
];

import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { meetingRefusals, outcomeRefusals } from "#domain/projects/works/meeting.ts";
import { notFound } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { ProjectPlace } from "../rows.ts";
import { moveProject } from "../stepping.ts";
import { atWorks, refuseWorks } from "./works-step.ts";

interface MeetingWords {
  readonly heldOn: IsoDate;
  readonly chair: string;
  readonly attendees: string;
  readonly matter: string;
  readonly decision: string;
  readonly responsible: string;
  readonly dueOn: IsoDate | null;
}

interface MeetingRow extends MeetingWords {
  readonly id: string;
  readonly doneOn: IsoDate | null;
  readonly outcome: string;
}

export async function listMeetings(
  db: Db,
  actor: Actor,
  { countyId, id }: ProjectPlace,
  today: IsoDate,
): Promise<(MeetingRow & { late: boolean })[]> {
  const { rows } = await sql<MeetingRow & { late: boolean }>`
    select m.id, m.held_on, m.chair, m.attendees, m.matter, m.decision, m.responsible, m.due_on, m.done_on, m.outcome,
      coalesce(m.done_on is null and m.due_on < ${today}::date, false) as late
    from project_meeting m where ${withinShared(actor, "m")} and m.county_id = ${countyId} and m.project_id = ${id}
    order by m.held_on desc, m.id desc`.execute(db);
  return rows;
}

interface NewMeeting extends MeetingWords {
  readonly projectId: string;
  readonly version: number;
  readonly id: string;
}

export async function holdMeeting(tx: Tx, actor: Actor, meeting: NewMeeting, today: IsoDate) {
  const { projectId, version, ...row } = meeting;
  const project = await atWorks(tx, actor, { id: projectId, version });
  refuseWorks(meetingRefusals(row, today));
  const { countyId, reach } = project;
  await tx
    .insertInto("projectMeeting")
    .values({ ...row, countyId, projectId, reach: [...reach], madeBy: actor.accountId })
    .execute();
  return moveProject(tx, actor, project, {
    verb: "project.record",
    action: "meet",
    onDay: row.heldOn,
    text: row.matter,
  });
}

interface Outcome {
  readonly id: string;
  readonly version: number;
  readonly meetingId: string;
  readonly doneOn: IsoDate;
  readonly outcome: string;
}

/** 协调事项办结, once. */
export async function settleMeeting(tx: Tx, actor: Actor, asked: Outcome, today: IsoDate) {
  const { meetingId, doneOn, outcome, ...at } = asked;
  const project = await atWorks(tx, actor, at);
  const meeting = (await listMeetings(tx, actor, project, today)).find(({ id }) => id === meetingId);
  if (!meeting) throw notFound("协调会");
  refuseWorks(outcomeRefusals(meeting, doneOn, today));
  await sql`update project_meeting m set done_on = ${doneOn}, outcome = ${outcome}, version = m.version + 1
    where ${withinShared(actor, "m")} and m.county_id = ${project.countyId} and m.id = ${meetingId}`.execute(tx);
  return moveProject(tx, actor, project, {
    verb: "project.record",
    action: "settle",
    onDay: doneOn,
    text: `${meeting.matter}：${outcome}`,
  });
}

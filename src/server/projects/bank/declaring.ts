import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { declaringFaults, type ProjectDraft } from "#domain/projects/draft.ts";
import { type ReviewPoint, reviewText } from "#domain/projects/review.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { lockProject, type ProjectPlace } from "../rows.ts";
import { type At, moveProject, withProjectHand } from "../stepping.ts";
import { openBank, postingBlockers, refuseProject } from "./opening.ts";
import { holdVillages } from "./places.ts";

interface Said extends At {
  readonly text: string;
}

/** 申报：all that is asked for is written, and every village still stands. */
export async function declareProject(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const project = await openBank(tx, actor, at, "declare");
  refuseProject(declaringFaults(await readDraft(tx, actor, project)));
  await holdVillages(tx, actor, project.countyId, project.villageIds);
  return moveProject(tx, actor, project, {
    verb: "project.declare",
    action: "declare",
    onDay: today,
    text,
    status: "declared",
    change: { hands: withProjectHand(project, actor) },
  });
}

async function readDraft(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<ProjectDraft> {
  const { rows } = await sql<ProjectDraft>`
    select p.kind, p.asset_class, p.place, p.content, p.scale, p.target, p.link_mechanism, p.owner, p.owner_id, p.responsible, p.permits,
      p.promised_fen, p.plan_start_on, p.plan_finish_on,
      (select jsonb_agg(jsonb_build_object('villageId', v.village_id, 'share', v.share, 'promisedFen', v.promised_fen)) from project_village v
        where ${withinShared(actor, "v")} and v.county_id = p.county_id and v.project_id = p.id) as villages
    from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.id = ${id}`.execute(db);
  return rows[0]!;
}

/** 撤回：stays written, is not declared again. */
export async function withdrawProject(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const project = await openBank(tx, actor, at, "withdraw");
  return moveProject(tx, actor, project, {
    verb: "project.declare",
    action: "withdraw",
    onDay: today,
    text,
    status: "withdrawn",
  });
}

interface Review extends Said {
  readonly conclusion: "pass" | "return";
  readonly points: Readonly<Partial<Record<ReviewPoint, string>>>;
}

/** 审核：the lead township, or the county where none leads; sent back with words, passed on once the village posting is over. */
export async function reviewProject(tx: Tx, actor: Actor, { conclusion, text, points, ...at }: Review, today: IsoDate) {
  const project = await openBank(tx, actor, at, "review");
  const passes = conclusion === "pass";
  const said = reviewText(points, text);
  if (passes) refuseProject(await postingBlockers(tx, actor, project, "review", today));
  const silent = said === "" && (!passes || actor.role === "county");
  if (silent) refuseProject([{ rule: "review-without-words", at: "text", sentence: silentSentence[conclusion] }]);
  return moveProject(tx, actor, project, {
    verb: "project.review",
    action: passes ? "review" : "return",
    onDay: today,
    text: said,
    status: passes ? "reviewed" : "draft",
  });
}

const silentSentence = {
  return: "退回修改应写明理由。",
  pass: "没有牵头乡镇的项目由县级审核，应写明审核意见。",
} as const;

/** 不予入库. */
export async function rejectProject(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const project = await openBank(tx, actor, at, "reject");
  return moveProject(tx, actor, project, {
    verb: "project.decide",
    action: "reject",
    onDay: today,
    text,
    status: "rejected",
  });
}

/** 审定前退回修改. */
export async function sendBackProject(tx: Tx, actor: Actor, { text, ...at }: Said, today: IsoDate) {
  const project = await openBank(tx, actor, at, "send-back");
  return moveProject(tx, actor, project, {
    verb: "project.decide",
    action: "return",
    onDay: today,
    text,
    status: "draft",
  });
}

interface Deciding {
  readonly projects: readonly At[];
  readonly document: string;
  readonly text: string;
}

/** 审定入库：a list of them at once, all or none. */
export async function decideProjects(tx: Tx, actor: Actor, { projects, document, text }: Deciding, today: IsoDate) {
  // In one order whoever asks, so that two lists that overlap wait for each other instead of both being broken off.
  const once = new Map(projects.map((at) => [at.id, at]));
  for (const at of [...once.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const project = await openBank(tx, actor, at, "decide");
    const blockers = await postingBlockers(tx, actor, project, "decide", today);
    refuseProject(blockers.map((one) => ({ ...one, sentence: `“${project.name}”：${one.sentence}` })));
    await moveProject(tx, actor, project, {
      verb: "project.decide",
      action: "decide",
      onDay: today,
      text: [document, text].filter(Boolean).join("　"),
      status: "banked",
      detail: { ...(document && { document }) },
    });
  }
  return { decided: once.size };
}

/** 责任人电话. */
export async function revealProjectPhone(tx: Tx, actor: Actor, id: string, reason: string) {
  const project = await lockProject(tx, actor, id);
  if (!project) throw notFound("项目");
  const { rows } = await sql<{ phone: string | null }>`
    select p.phone from project p where ${withinShared(actor, "p")} and p.county_id = ${project.countyId} and p.id = ${id}`.execute(
    tx,
  );
  await record(tx, actor, {
    verb: "personal.reveal",
    countyId: project.countyId,
    subjectId: id,
    detail: { field: "phone", reason },
  });
  return { phone: rows[0]!.phone };
}

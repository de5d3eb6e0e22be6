import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskName } from "#domain/masking.ts";
import type { Beneficiary } from "#domain/projects/disclosures/content.ts";
import { type DisclosureLevel, type DisclosureStep, statusFor } from "#domain/projects/disclosures/disclosure.ts";
import { postingRefusalLabel } from "#domain/projects/disclosures/labels.ts";
import { leastUntil } from "#domain/projects/disclosures/period.ts";
import { postingRefusals } from "#domain/projects/disclosures/posting.ts";
import { noticeTitle } from "#domain/projects/disclosures/wording.ts";
import { notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type LockedProject, lockProject, type ProjectPlace } from "../rows.ts";
import { contentSha256, readContent, readVillages, type Snapshot, snapshotOf } from "./content.ts";
import { isOwnPlace } from "./rows.ts";

export interface NewNotices {
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly notices: readonly { readonly id: string; readonly placeId: string | null; readonly issuer: string }[];
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly where: string;
  readonly phone: string;
  readonly office: string;
  readonly address: string;
  readonly beneficiaries: readonly Beneficiary[];
}

/** Where a level may hang for this project, with the ids its rows carry. */
export interface HangingPlace {
  readonly townshipId: string | null;
  readonly villageId: string | null;
}

export async function hangingPlaces(db: Db, actor: Actor, project: ProjectPlace, level: DisclosureLevel) {
  if (level === "county") return new Map<string | null, HangingPlace>([[null, { townshipId: null, villageId: null }]]);
  const villages = await readVillages(db, actor, project);
  return new Map<string | null, HangingPlace>(
    level === "village"
      ? villages.map(({ id, townshipId }) => [id, { townshipId, villageId: id }])
      : villages.map(({ townshipId }) => [townshipId, { townshipId, villageId: null }]),
  );
}

/** 登记公示: what the project says now is kept with it, and the period begins. */
export async function postNotices(tx: Tx, actor: Actor, projectId: string, body: NewNotices, today: IsoDate) {
  const project = await lockProject(tx, actor, projectId);
  if (!project) throw notFound("项目");
  const rule = await ruleOf(tx, project.countyId, "project-disclosure", today);
  const places = await hangingPlaces(tx, actor, project, body.level);
  const at = body.notices.map((notice) => ({ ...notice, place: places.get(notice.placeId) }));
  if (at.some(({ place }) => !place) || new Set(at.map(({ placeId }) => placeId)).size < at.length)
    throw refused([
      { rule: "posting-place", sentence: "所选的地方不是本项目的受益村或者所在乡镇，或者选了两次，请重新选择。" },
    ]);
  const hung = at.map(({ place, ...notice }) => ({ ...notice, ...place! }));
  await refusePosting(tx, actor, project, body, { ...rule.content, today, hung });
  const snapshot = withBeneficiaries(snapshotOf(body.step, await readContent(tx, actor, project)), body.beneficiaries);
  await replaceChanged(tx, actor, project, { ...body, today, snapshot, hung });
  await insertNotices(tx, actor, project, body, { snapshot, hung, ruleVersion: rule.version });
  const { step, level, fromOn, untilOn } = body;
  const detail = {
    act: "post",
    disclosureStep: step,
    level,
    fromOn,
    untilOn,
    notices: hung.length,
    sha256: snapshot.contentSha256,
  };
  await record(tx, actor, { verb: "disclosure.write", countyId: project.countyId, subjectId: project.id, detail });
  return { posted: hung.length };
}

type Hung = HangingPlace & NewNotices["notices"][number];

interface Under {
  readonly postings: readonly {
    readonly step: DisclosureStep;
    readonly level: DisclosureLevel;
    readonly days: number;
    readonly counted: "calendar" | "extended" | "working";
  }[];
  readonly backDays: number;
  readonly today: IsoDate;
  readonly hung: readonly Hung[];
}

async function refusePosting(tx: Tx, actor: Actor, project: LockedProject, body: NewNotices, under: Under) {
  const { step, level, fromOn, untilOn } = body;
  const term = under.postings.find((one) => one.step === step && one.level === level);
  const why = postingRefusals({
    role: actor.role,
    step,
    level,
    ownPlaces: level === "county" || under.hung.every((place) => isOwnPlace(actor, place)),
    status: project.status,
    asked: term !== undefined,
    fromOn,
    untilOn,
    leastUntil: term ? leastUntil(term, fromOn, await readCalendar(tx)) : untilOn,
    backDays: under.backDays,
    sinceOn: await dayOfStep(tx, actor, project, step),
    today: under.today,
  });
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${postingRefusalLabel[rule]}。` })));
}

/** When the project last came to where the step may be posted; null: written nowhere. */
export async function dayOfStep(db: Db, actor: Actor, project: ProjectPlace, step: DisclosureStep) {
  const { rows } = await sql<{ on: IsoDate | null }>`
    select max(s.on_day) as on from project_step s where ${withinShared(actor, "s")} and s.county_id = ${project.countyId}
      and s.project_id = ${project.id} and s.to_status = ${statusFor(step) ?? ""} and s.from_status <> s.to_status`.execute(
    db,
  );
  return rows[0]!.on;
}

/** 公开的名单只写“张某某”，so that is all that is kept: the list with whole names stays in the village. */
function withBeneficiaries(snapshot: Snapshot, beneficiaries: readonly Beneficiary[]): Snapshot {
  if (beneficiaries.length === 0) return snapshot;
  const masked = beneficiaries.map((one) => ({ ...one, name: maskName(one.name) }));
  const content = { ...snapshot.content, beneficiaries: masked };
  return { ...snapshot, content, contentSha256: contentSha256(content) };
}

interface Replacing extends NewNotices {
  readonly snapshot: Snapshot;
  readonly hung: readonly Hung[];
  readonly today: IsoDate;
}

/** What hangs there with the same promise stays; what has changed since is taken down for the new one. */
async function replaceChanged(tx: Tx, actor: Actor, project: ProjectPlace, body: Replacing) {
  const { rows } = await sql<{ id: string; untilOn: IsoDate; boundSha256: string }>`
    select d.id, d.until_on, d.bound_sha256 from disclosure d where ${withinShared(actor, "d")} and d.county_id = ${project.countyId}
      and d.subject_kind = 'project' and d.subject_id = ${project.id} and d.step = ${body.step} and d.level = ${body.level}
      and (d.level = 'county' or coalesce(d.village_id, d.township_id) = any (${body.hung.map(({ placeId }) => placeId)}::uuid[]))
      and d.withdrawn_on is null`.execute(tx);
  if (rows.some(({ boundSha256 }) => boundSha256 === body.snapshot.boundSha256))
    throw refused([
      {
        rule: "posting-hangs",
        sentence: "所选的地方已经登记过这项公示，内容没有变动，不必重复登记；登记有误的请先撤下。",
      },
    ]);
  await takeDown(
    tx,
    actor,
    project.countyId,
    rows.map(({ id }) => id),
    { on: body.today, text: "公示内容已变动，重新公示" },
  );
}

export async function takeDown(
  tx: Tx,
  actor: Actor,
  countyId: string,
  ids: readonly string[],
  { on, text }: { readonly on: IsoDate; readonly text: string },
) {
  if (ids.length === 0) return;
  await tx
    .updateTable("disclosure")
    .set({ withdrawnOn: on, withdrawnBy: actor.accountId, withdrawnText: text })
    .where("countyId", "=", countyId)
    .where("id", "in", [...ids])
    .where("withdrawnOn", "is", null)
    .execute();
}

interface Made {
  readonly snapshot: Snapshot;
  readonly hung: readonly Hung[];
  readonly ruleVersion: number;
}

async function insertNotices(
  tx: Tx,
  actor: Actor,
  project: LockedProject,
  body: NewNotices,
  { snapshot, hung, ruleVersion }: Made,
) {
  const { step, level, fromOn, untilOn, where: places, phone, office, address } = body;
  const words = { step, level, fromOn, untilOn, places, phone, office, address, ruleVersion };
  await tx
    .insertInto("disclosure")
    .values(
      hung.map(({ id, townshipId, villageId, issuer }) => ({
        ...words,
        countyId: project.countyId,
        id,
        subjectKind: "project" as const,
        subjectId: project.id,
        projectId: project.id,
        townshipId,
        villageId,
        issuer,
        title: noticeTitle(step, project.name),
        content: JSON.stringify(snapshot.content),
        contentSha256: snapshot.contentSha256,
        boundSha256: snapshot.boundSha256,
        postedBy: actor.accountId,
        reach: [...project.reach],
      })),
    )
    .execute();
}

import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { addDays } from "#domain/date.ts";
import { postingState } from "#domain/projects/disclosures/blocking.ts";
import {
  type DisclosureLevel,
  type DisclosureStep,
  mayBePosted,
  type Posting,
  projectSteps,
} from "#domain/projects/disclosures/disclosure.ts";
import { answerRefusalLabel, postingRefusalLabel } from "#domain/projects/disclosures/labels.ts";
import { daysLeft, leastUntil } from "#domain/projects/disclosures/period.ts";
import { mayPost } from "#domain/projects/disclosures/posting.ts";
import { noticeTitle } from "#domain/projects/disclosures/wording.ts";
import { notFound, refused } from "#contract/problem.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { findProject, type LockedProject } from "../rows.ts";
import { answerRefusalsOf } from "./answering.ts";
import { groundOf, postingPlaces } from "./blocking.ts";
import { readContent, snapshotOf } from "./content.ts";
import { dayOfStep, hangingPlaces } from "./posting.ts";
import { findNotice, isOwnPlace, noticeColumns, noticePlaces, type NoticeRow } from "./rows.ts";
import { listObjections, wordsOf } from "./shown.ts";

async function getProject(db: Db, actor: Actor, id: string): Promise<LockedProject> {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  return project;
}

type Hanging = NoticeRow & { readonly placeId: string | null };

async function listOfProject(db: Db, actor: Actor, id: string, today: IsoDate): Promise<Hanging[]> {
  const { rows } = await sql<Hanging>`
    select ${noticeColumns(today)}, coalesce(d.village_id, d.township_id) as place_id
    from disclosure d ${noticePlaces} where ${withinShared(actor, "d")} and d.project_id = ${id}
    order by d.from_on desc, d.posted_at desc, d.id`.execute(db);
  return rows;
}

/** 项目的公示: what the rule asks for and how it stands at each place, what hung, and what was said against it. */
export async function readOfProject(db: Db, actor: Actor, id: string, today: IsoDate) {
  const project = await getProject(db, actor, id);
  const { content } = await ruleOf(db, project.countyId, "project-disclosure", today);
  const postings = content.postings.filter(({ step }) => projectSteps.includes(step));
  const ground = await groundOf(db, actor, project, { postings });
  const notices = await listOfProject(db, actor, id, today);
  const hanging = notices.filter(({ withdrawnOn }) => withdrawnOn === null);
  const objections = await listObjections(db, actor, sql`o.project_id = ${id}`);
  return {
    postings: postings.map((posting) => ({
      ...posting,
      places: ground.places[posting.level].map((place) => {
        const { state } = postingState(posting, place.id, ground, today);
        return { ...place, state, ...noticeOf(hanging, posting, place.id, today) };
      }),
      refusals: whyNot(actor, project, posting),
    })),
    notices: notices.map(({ placeId: _, ...row }) => row),
    objections: await withRefusals(db, actor, objections, today),
    can: { object: may(actor, "objection.write"), answer: may(actor, "objection.answer") },
  };
}

function noticeOf(hanging: readonly Hanging[], { step, level }: Posting, placeId: string | null, today: IsoDate) {
  const one = hanging.find((notice) => notice.step === step && notice.level === level && notice.placeId === placeId);
  return {
    noticeId: one?.id ?? null,
    fromOn: one?.fromOn ?? null,
    untilOn: one?.untilOn ?? null,
    daysLeft: one ? daysLeft(one.untilOn, today) : 0,
    openObjections: one?.openObjections ?? 0,
  };
}

function whyNot(actor: Actor, { status }: LockedProject, { step, level }: Posting): string[] {
  const why = [
    ...(may(actor, "disclosure.write") && mayPost(actor.role, level) ? [] : ["posting-other-level" as const]),
    ...(mayBePosted(step, status) ? [] : ["posting-too-early" as const]),
  ];
  return why.map((rule) => `${postingRefusalLabel[rule]}。`);
}

type Objection = Awaited<ReturnType<typeof listObjections>>[number];

async function withRefusals(db: Db, actor: Actor, objections: readonly Objection[], today: IsoDate) {
  const refusals = new Map<string, string[]>();
  for (const id of new Set(objections.map(({ noticeId }) => noticeId))) {
    const notice = (await findNotice(db, actor, id, today))!;
    refusals.set(
      id,
      answerRefusalsOf(actor, notice).map((rule) => `${answerRefusalLabel[rule]}。`),
    );
  }
  return objections.map((one) => ({ ...one, refusals: refusals.get(one.noticeId)! }));
}

interface Asked {
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
}

/** 公示预览: the notice as it would hang today, the places it may hang at, and its least period for each day it may be dated. */
export async function draftNotice(db: Db, actor: Actor, id: string, { step, level }: Asked, today: IsoDate) {
  const project = await getProject(db, actor, id);
  const { content: rule } = await ruleOf(db, project.countyId, "project-disclosure", today);
  const term = rule.postings.find((one) => one.step === step && one.level === level);
  if (!term) throw refused([{ rule: "posting-not-asked", sentence: `${postingRefusalLabel["posting-not-asked"]}。` }]);
  const ground = await groundOf(db, actor, project, { postings: [term] });
  const since = await dayOfStep(db, actor, project, step);
  const calendar = await readCalendar(db);
  const days = Array.from({ length: rule.backDays + 1 }, (_, back) => addDays(today, -back))
    .filter((fromOn) => since === null || fromOn >= since)
    .map((fromOn) => ({ fromOn, leastUntil: leastUntil(term, fromOn, calendar) }));
  const where = await hangingPlaces(db, actor, project, level);
  const places = (await postingPlaces(db, actor, project))[level];
  const county = await countyName(db, project.countyId);
  return {
    title: noticeTitle(step, project.name),
    ...wordsOf(snapshotOf(step, await readContent(db, actor, project)).content),
    days,
    places: places
      .filter((place) => level === "county" || isOwnPlace(actor, where.get(place.id)!))
      .map((place) => ({
        ...place,
        issuer: issuerOf(level, level === "county" ? county : place.name),
        hanging: ["running", "over"].includes(postingState(term, place.id, ground, today).state),
      })),
    where: rule.places[level],
    phone: ofTheCounty(rule.phone),
    office: ofTheCounty(rule.office),
    address: rule.address,
    household: project.assetClass === "household",
  };
}

/** The shipped words ask the county for its own; until it has set them whoever posts fills them in. */
const ofTheCounty = (said: string) => (said.includes("请填写") ? "" : said);

async function countyName(db: Db, countyId: string): Promise<string> {
  const row = await db.selectFrom("area").where("id", "=", countyId).select("name").executeTakeFirstOrThrow();
  return row.name;
}

/** 落款单位, as a rule; whoever posts may write another. */
function issuerOf(level: DisclosureLevel, name: string): string {
  if (level === "village") return `${name}${name.endsWith("社区") ? "居民委员会" : "村民委员会"}`;
  if (level === "township") return name.endsWith("街道") ? `${name}办事处` : `${name}人民政府`;
  return `${name}人民政府`;
}

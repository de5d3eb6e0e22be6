import { sql } from "kysely";
import { refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { diffDays, type IsoDate } from "#domain/date.ts";
import {
  type Blocker,
  disclosureBlockersOf,
  type Notice,
  type PostingPlace,
} from "#domain/projects/disclosures/blocking.ts";
import type { DisclosedContent } from "#domain/projects/disclosures/content.ts";
import {
  type DisclosureLevel,
  type DisclosureSubject,
  heldBy,
  type Posting,
} from "#domain/projects/disclosures/disclosure.ts";
import { leastUntil } from "#domain/projects/disclosures/period.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { contentSha256 } from "./content.ts";

/** A batch of money, a distribution of income, or the disposal of an asset: what is posted about it, and where. */
export interface PostedSubject {
  readonly countyId: string;
  readonly kind: Kind;
  readonly id: string;
  readonly projectId: string | null;
  readonly reach: readonly string[];
  readonly title: string;
  readonly content: Partial<DisclosedContent>;
  /** The part that must not change while it hangs; all of it unless said. */
  readonly bound?: Partial<DisclosedContent>;
  readonly villages: readonly {
    readonly id: string;
    readonly name: string;
    readonly townshipId: string;
    readonly township: string;
  }[];
}

type Kind = Exclude<DisclosureSubject, "project">;

const stepOf = { "fund-batch": "allocation", distribution: "distribution", asset: "disposal" } as const;
const beforeOf = { "fund-batch": "none", distribution: "distribute", asset: "dispose" } as const;

/** What the county's rule asks of it. The sharing out of money is made known by who shares it out, and holds nothing up. */
const askedOf = (postings: readonly Posting[], kind: Kind) =>
  kind === "fund-batch"
    ? postings.filter(({ step, level }) => step === "allocation" && level === "county")
    : heldBy(postings, beforeOf[kind]);

interface Hanging {
  readonly id: string;
  readonly fromOn: IsoDate;
  readonly places: string;
  /** Who signs at the county; the department in charge unless said. */
  readonly issuer?: string;
}

/** 张贴公示：every place the county's rule asks for; what hung before about the same matter is taken down. */
export async function postSubject(tx: Tx, actor: Actor, subject: PostedSubject, posting: Hanging, today: IsoDate) {
  const { countyId } = subject;
  const { version, content: rule } = await ruleOf(tx, countyId, "project-disclosure", today);
  refuseDay(posting.fromOn, today, rule.backDays);
  await takeDown(tx, actor, subject, { today, text: "重新公示" });
  const calendar = await readCalendar(tx);
  const asked = askedOf(rule.postings, subject.kind);
  const rows = asked.flatMap((one) =>
    spotsOf(subject, one.level, posting.issuer).map((spot) => ({
      ...spot,
      level: one.level,
      untilOn: leastUntil(one, posting.fromOn, calendar),
    })),
  );
  const said = { phone: rule.phone, office: rule.office, address: rule.address, ruleVersion: version };
  const same = {
    countyId,
    subjectKind: subject.kind,
    subjectId: subject.id,
    projectId: subject.projectId,
    step: stepOf[subject.kind],
    title: subject.title,
    content: JSON.stringify(subject.content),
    contentSha256: contentSha256(subject.content),
    boundSha256: boundOf(subject),
    places: posting.places,
    fromOn: posting.fromOn,
    postedBy: actor.accountId,
    reach: [...subject.reach],
  };
  if (rows.length > 0)
    await tx
      .insertInto("disclosure")
      .values(rows.map((row, i) => ({ ...same, ...said, ...row, id: i === 0 ? posting.id : uuidv7() })))
      .execute();
  return rows.reduce((last, { untilOn }) => (untilOn > last ? untilOn : last), posting.fromOn);
}

function refuseDay(fromOn: IsoDate, today: IsoDate, backDays: number): void {
  if (fromOn > today)
    throw refused([{ rule: "in-the-future", at: "fromOn", sentence: "张贴日期不能晚于今天，张贴以后再登记。" }]);
  if (diffDays(fromOn, today) > backDays)
    throw refused([
      {
        rule: "posted-long-ago",
        at: "fromOn",
        sentence: `张贴以后至迟 ${backDays} 天内登记，请按实际张贴的日期填写。`,
      },
    ]);
}

const boundOf = ({ bound, content }: PostedSubject) => contentSha256(bound ?? content);

function spotsOf({ villages }: PostedSubject, level: DisclosureLevel, issuer = "县级主管部门") {
  if (level === "county") return [{ townshipId: null, villageId: null, issuer }];
  if (level === "village")
    return villages.map(({ id, townshipId, name }) => ({ townshipId, villageId: id, issuer: name }));
  const townships = new Map(villages.map(({ townshipId, township }) => [townshipId, township]));
  return [...townships].map(([townshipId, issuer]) => ({ townshipId, villageId: null, issuer }));
}

/** What hung about a matter that is changed or taken back hangs no longer; its words stay. */
export async function takeDown(
  tx: Tx,
  actor: Actor,
  subject: Pick<PostedSubject, "countyId" | "kind" | "id">,
  { today, text }: { readonly today: IsoDate; readonly text: string },
): Promise<void> {
  await sql`
    update disclosure d set withdrawn_on = ${today}, withdrawn_by = ${actor.accountId}, withdrawn_text = ${text}
    where ${withinShared(actor, "d")} and d.county_id = ${subject.countyId} and d.subject_kind = ${subject.kind}
      and d.subject_id = ${subject.id} and d.step = ${stepOf[subject.kind]} and d.withdrawn_on is null`.execute(tx);
}

/** 公示期满、异议已答复: what still stands in the way; empty, go ahead. */
export async function subjectBlockers(
  db: Db,
  actor: Actor,
  subject: PostedSubject,
  today: IsoDate,
): Promise<Blocker[]> {
  const { countyId, kind, villages } = subject;
  const { content: rule } = await ruleOf(db, countyId, "project-disclosure", today);
  const { rows } = await sql<Notice>`
    select d.step, d.level, coalesce(d.village_id, d.township_id) as place_id, d.until_on, d.bound_sha256
    from disclosure d where ${withinShared(actor, "d")} and ${about(subject)} and d.withdrawn_on is null`.execute(db);
  const townships = new Map(villages.map(({ townshipId, township }) => [townshipId, township]));
  const places: Record<DisclosureLevel, PostingPlace[]> = {
    village: villages.map(({ id, name }) => ({ id, name })),
    township: [...townships].map(([id, name]) => ({ id, name })),
    county: [{ id: null, name: "县级" }],
  };
  const { openObjections } = await tallyObjections(db, actor, subject);
  const bound = { [stepOf[kind]]: boundOf(subject) };
  return disclosureBlockersOf(
    { postings: rule.postings, places, notices: rows, bound, openObjections },
    beforeOf[kind],
    today,
  );
}

const about = ({ countyId, kind, id }: Pick<PostedSubject, "countyId" | "kind" | "id">) =>
  sql`d.county_id = ${countyId} and d.subject_kind = ${kind} and d.subject_id = ${id} and d.step = ${stepOf[kind]}`;

async function tallyObjections(db: Db, actor: Actor, subject: Pick<PostedSubject, "countyId" | "kind" | "id">) {
  const { rows } = await sql<{ objections: number; openObjections: number }>`
    select count(*)::int as objections, count(*) filter (where not exists (select from objection_answer a
      where a.county_id = o.county_id and a.objection_id = o.id))::int as open_objections
    from disclosure d join objection o on o.county_id = d.county_id and o.disclosure_id = d.id
    where ${withinShared(actor, "d")} and ${about(subject)}`.execute(db);
  return rows[0]!;
}

/** What hangs now, for the page: its first and last day and how many objections there are. */
export async function readPosting(db: Db, actor: Actor, subject: Pick<PostedSubject, "countyId" | "kind" | "id">) {
  const { rows } = await sql<{ id: string; fromOn: IsoDate; untilOn: IsoDate; places: string; boundSha256: string }>`
    select d.id, d.from_on, d.until_on, d.places, d.bound_sha256 from disclosure d
    where ${withinShared(actor, "d")} and ${about(subject)} and d.withdrawn_on is null order by d.until_on desc limit 1`.execute(
    db,
  );
  if (!rows[0]) return null;
  const { objections, openObjections: open } = await tallyObjections(db, actor, subject);
  const { boundSha256, ...hanging } = rows[0];
  return { ...hanging, objections, open, boundSha256 };
}

/** 公示内容已变动: what hangs says something else than would be said today. */
export const hasMoved = (hanging: { readonly boundSha256: string }, subject: PostedSubject): boolean =>
  hanging.boundSha256 !== boundOf(subject);

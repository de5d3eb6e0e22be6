import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IssueCounting } from "#domain/bulletins/series.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import type { Hand } from "./commands.ts";

export interface SeriesWords {
  readonly name: string;
  readonly masthead: string;
  readonly issuer: string;
  readonly counting: IssueCounting;
  readonly showsTotal: boolean;
  readonly issuesBefore: number;
  readonly reportTo: string;
  readonly sendTo: string;
  readonly issueTo: string;
  readonly copies: number | null;
}

export interface SeriesRow extends SeriesWords {
  readonly id: string;
  readonly countyId: string;
  readonly county: string;
  readonly closed: boolean;
  readonly issues: number;
  readonly version: number;
}

const joined = (db: Db, actor: Actor) =>
  db
    .selectFrom("bulletinSeries as s")
    .innerJoin("area as c", "c.id", "s.countyId")
    .where(withinCounties(actor, "s"))
    .select(["s.id", "s.countyId", "c.name as county", "s.name", "s.masthead", "s.issuer", "s.counting"])
    .select(["s.showsTotal", "s.issuesBefore", "s.reportTo", "s.sendTo", "s.issueTo", "s.copies", "s.version"])
    .select((eb) => [
      eb("s.closedOn", "is not", null).as("closed"),
      eb
        .selectFrom("bulletin as b")
        .whereRef("b.countyId", "=", "s.countyId")
        .whereRef("b.seriesId", "=", "s.id")
        .where("b.status", "=", "published")
        .select((b) => b.fn.countAll<number>().as("n"))
        .as("issues"),
    ])
    .$castTo<SeriesRow>();

export const listSeries = (db: Db, actor: Actor, { countyId }: { countyId?: string | undefined }) =>
  joined(db, actor)
    .$if(countyId !== undefined, (query) => query.where("s.countyId", "=", countyId!))
    .orderBy("s.closedOn", "desc")
    .orderBy("s.name")
    .limit(200)
    .execute();

export const findSeries = (db: Db, actor: Actor, id: string) =>
  joined(db, actor).where("s.id", "=", id).executeTakeFirst();

export async function createSeries({ tx, actor }: Hand, { id, ...words }: SeriesWords & { readonly id: string }) {
  const countyId = actor.counties[0]!;
  await requireFreeName(tx, actor, countyId, id, words.name);
  const saved = await tx
    .insertInto("bulletinSeries")
    .values({ countyId, id, ...words, createdBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!saved) throw conflict("该简报系列已经设立，请刷新后查看。");
  await record(tx, actor, { verb: "series.edit", countyId, subjectId: id, detail: { action: "create", ...words } });
  return { id };
}

interface SeriesChange extends SeriesWords {
  readonly version: number;
  readonly closed: boolean;
}

/** What was published keeps its masthead; how issues are counted is settled with the first. */
export async function saveSeries({ tx, actor, today, now }: Hand, id: string, change: SeriesChange) {
  const { version, closed, ...words } = change;
  await tx
    .selectFrom("bulletinSeries as s")
    .where(withinCounties(actor, "s"))
    .where("s.id", "=", id)
    .select("s.id")
    .forUpdate()
    .execute();
  const series = await findSeries(tx, actor, id);
  if (!series) throw notFound("简报系列");
  if (series.version !== version) throw stale("简报系列");
  const { countyId } = series;
  const counted = series.counting !== words.counting || series.issuesBefore !== words.issuesBefore;
  if (series.issues > 0 && counted)
    throw refused([
      {
        rule: "counting-settled",
        sentence: "该系列已经印发过简报，不能再改编号办法和以前的期数；确需改变的，请新设一个系列。",
      },
    ]);
  await requireFreeName(tx, actor, countyId, id, words.name);
  await tx
    .updateTable("bulletinSeries")
    .set({ ...words, closedOn: closed ? today : null, version: version + 1, updatedAt: now })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await record(tx, actor, {
    verb: "series.edit",
    countyId,
    subjectId: id,
    detail: { action: "save", closed, ...words },
  });
  return { version: version + 1 };
}

async function requireFreeName(tx: Tx, actor: Actor, countyId: string, id: string, name: string) {
  const other = await joined(tx, actor)
    .where("s.countyId", "=", countyId)
    .where("s.name", "=", name)
    .where("s.id", "<>", id)
    .executeTakeFirst();
  if (other) throw refused([{ rule: "name-taken", sentence: `已有名为“${name}”的简报系列，请换一个名称。` }]);
}

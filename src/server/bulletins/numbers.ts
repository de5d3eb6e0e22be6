import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { type IssueCounting, issueScope, issueText } from "#domain/bulletins/series.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import type { ListedBulletin } from "./queries.ts";

/** Numbers are given one after another in a county: the second of two who publish at once waits and sees the first one's. */
const lockNumbers = (tx: Tx, countyId: string) =>
  tx.selectFrom("area").where("id", "=", countyId).select("id").forNoKeyUpdate().execute();

export async function numberTaken(tx: Tx, actor: Actor, countyId: string, documentNumber: string): Promise<boolean> {
  await lockNumbers(tx, countyId);
  const taken = await tx
    .selectFrom("bulletin as b")
    .where(withinCounties(actor, "b"))
    .where("b.countyId", "=", countyId)
    .where("b.status", "=", "published")
    .where("b.seriesId", "is", null)
    .where("b.documentNumber", "=", documentNumber)
    .select("b.id")
    .executeTakeFirst();
  return taken !== undefined;
}

const published = (db: Db, actor: Actor, { countyId, seriesId }: ListedBulletin) =>
  db
    .selectFrom("bulletin as b")
    .where(withinCounties(actor, "b"))
    .where("b.countyId", "=", countyId)
    .where("b.seriesId", "=", seriesId)
    .where("b.status", "=", "published");

const scopeOf = (counting: IssueCounting, { roundId }: ListedBulletin, issuedOn: string) =>
  issueScope({ counting, roundId, issuedOn });

/** 期号 that comes next; supplements have numbers of their own. */
export async function nextIssue(db: Db, actor: Actor, bulletin: ListedBulletin, today: string): Promise<number | null> {
  const { counting, supplement, status } = bulletin;
  if (counting === null || status === "published") return null;
  const last = await published(db, actor, bulletin)
    .where("b.supplement", "=", supplement)
    .where("b.issueScope", "=", scopeOf(counting, bulletin, today))
    .select((eb) => eb.fn.max("b.issueNumber").as("number"))
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

interface Numbered {
  readonly issueNumber: number;
  readonly issueScope: string;
  readonly issueTotal: number | null;
  readonly documentNumber: string;
  readonly taken: boolean;
}

/** The number of an issue in its series, and whether another bears it. */
export async function numberIssue(
  tx: Tx,
  actor: Actor,
  bulletin: ListedBulletin,
  { number, issuedOn }: { number: number; issuedOn: string },
): Promise<Numbered> {
  const counting = bulletin.counting!;
  await lockNumbers(tx, bulletin.countyId);
  const scope = scopeOf(counting, bulletin, issuedOn);
  const same = await published(tx, actor, bulletin)
    .where("b.supplement", "=", bulletin.supplement)
    .where("b.issueScope", "=", scope)
    .where("b.issueNumber", "=", number)
    .select("b.id")
    .executeTakeFirst();
  const total = bulletin.supplement ? null : await nextTotal(tx, actor, bulletin);
  const shown = bulletin.showsTotal ? total : null;
  const issue = issueText({ ...bulletin, counting, issuedOn, number, total: shown });
  return {
    issueNumber: number,
    issueScope: scope,
    issueTotal: total,
    documentNumber: `${bulletin.series}${issue}`,
    taken: same !== undefined,
  };
}

async function nextTotal(tx: Tx, actor: Actor, bulletin: ListedBulletin): Promise<number> {
  const counted = await published(tx, actor, bulletin)
    .where("b.supplement", "=", false)
    .select(sql<number>`count(*)`.as("issues"))
    .executeTakeFirstOrThrow();
  const series = await tx
    .selectFrom("bulletinSeries as s")
    .where(withinCounties(actor, "s"))
    .where("s.countyId", "=", bulletin.countyId)
    .where("s.id", "=", bulletin.seriesId)
    .select("s.issuesBefore")
    .executeTakeFirstOrThrow();
  return series.issuesBefore + counted.issues + 1;
}

/** As it stands under the masthead; empty for a circular. */
export function issueOf(bulletin: ListedBulletin, today: string): string {
  const { counting, showsTotal, issuedOn, issueNumber: number, issueTotal } = bulletin;
  if (counting === null) return "";
  const total = showsTotal ? issueTotal : null;
  return issueText({ ...bulletin, counting, issuedOn: issuedOn ?? today, number, total });
}

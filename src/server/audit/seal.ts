import { createHash, getHashes } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { noCounty } from "./record.ts";

/** 商用密码优先：where the runtime offers SM3 the seal uses it; the algorithm is written beside each seal. */
const sealAlgorithm = getHashes().includes("sm3") ? "sm3" : "sha256";
const firstSeal = "0".repeat(64);
/** Rows of one seal at most; more wait for the next round of the same run. */
const batchSize = 10_000;

interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly accountName: string;
  readonly role: string;
  readonly verb: string;
  readonly subjectId: string;
  readonly detail: string;
}

/** What a seal covers of a row: every column, in this order, as JSON. */
const digestLine = (row: AuditRow) =>
  JSON.stringify([row.id, row.at, row.accountId, row.accountName, row.role, row.verb, row.subjectId, row.detail]);

function sealHash(algorithm: string, previous: string, number: number, rows: readonly AuditRow[]): string {
  const hash = createHash(algorithm).update(`${previous}\n${number}\n`);
  for (const row of rows) hash.update(digestLine(row)).update("\n");
  return hash.digest("hex");
}

// Microseconds kept, in UTC; detail as PostgreSQL prints it: the same bytes whenever they are read again.
const rowColumns = sql<AuditRow>`a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
  a.account_id as "accountId", a.account_name as "accountName", a.role, a.verb, a.subject_id as "subjectId", a.detail::text as detail`;

/** Seals what no seal covers yet, county by county; one job at a time. Returns how many rows were sealed. */
export async function sealAudit(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(7291002)`.execute(tx);
  const counties = await tx.selectFrom("area").select("id").where("level", "=", "county").execute();
  let sealed = 0;
  for (const countyId of [noCounty, ...counties.map(({ id }) => id)]) {
    for (let taken = batchSize; taken === batchSize; sealed += taken) taken = await sealBatch(tx, countyId);
  }
  return sealed;
}

async function sealBatch(tx: Tx, countyId: string): Promise<number> {
  const last = await tx
    .selectFrom("auditSeal")
    .select(["number", "hash", "at"])
    .where("countyId", "=", countyId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  // A write may commit after later ones were sealed, but never a day after: only the last day is searched again.
  const since = last?.at ?? "2000-01-01";
  const { rows } = await sql<AuditRow>`
    select ${rowColumns} from audit a
    where a.county_id = ${countyId} and a.at > ${since}::timestamptz - interval '1 day'
      and not exists (select from audit_sealed s where s.county_id = a.county_id and s.audit_id = a.id)
    order by a.id limit ${batchSize}`.execute(tx);
  if (rows.length === 0) return 0;
  const number = (last?.number ?? 0) + 1;
  const previous = last?.hash ?? firstSeal;
  const hash = sealHash(sealAlgorithm, previous, number, rows);
  await tx
    .insertInto("auditSeal")
    .values({ countyId, number, at: new Date(), algorithm: sealAlgorithm, rowCount: rows.length, previous, hash })
    .execute();
  await sql`insert into audit_sealed (county_id, audit_id, seal_number)
    select ${countyId}, id, ${number} from unnest(${rows.map((row) => row.id)}::uuid[]) as id`.execute(tx);
  return rows.length;
}

export interface SealReport {
  readonly whole: boolean;
  readonly sealCount: number;
  /** The first broken seal, named. */
  readonly sentence: string;
}

/** Recomputes every seal of every county from its rows. */
export async function verifyAudit(db: Db): Promise<SealReport> {
  const seals = await db.selectFrom("auditSeal").selectAll().orderBy("countyId").orderBy("number").execute();
  const tip = new Map<string, { number: number; hash: string }>();
  for (const seal of seals) {
    const before = tip.get(seal.countyId) ?? { number: 0, hash: firstSeal };
    const fault = await faultOf(db, seal, before);
    if (fault) {
      const where = seal.countyId === "-" ? "全系统" : `区域 ${seal.countyId}`;
      return {
        whole: false,
        sealCount: seals.length,
        sentence: `${where}第 ${seal.number} 号封存（${seal.at}）不一致：${fault}`,
      };
    }
    tip.set(seal.countyId, { number: seal.number, hash: seal.hash });
  }
  const { rows: orphans } = await sql<{ n: number }>`
    select count(*)::int as n from audit_sealed s where not exists (select from audit_seal x where x.county_id = s.county_id and x.number = s.seal_number)`.execute(
    db,
  );
  if (orphans[0]!.n > 0)
    return { whole: false, sealCount: seals.length, sentence: `有 ${orphans[0]!.n} 行审计记录所属的封存已不存在。` };
  return { whole: true, sealCount: seals.length, sentence: `共核验 ${seals.length} 个封存，审计日志完整，未被改动。` };
}

interface Seal {
  readonly countyId: string;
  readonly number: number;
  readonly algorithm: string;
  readonly rowCount: number;
  readonly previous: string;
  readonly hash: string;
}

async function faultOf(db: Db, seal: Seal, before: { number: number; hash: string }): Promise<string | undefined> {
  if (seal.number !== before.number + 1) return `缺少第 ${before.number + 1} 号封存。`;
  if (seal.previous !== before.hash) return "与上一号封存不衔接。";
  const { rows } = await sql<AuditRow>`
    select ${rowColumns} from audit_sealed s join audit a on a.county_id = s.county_id and a.id = s.audit_id
    where s.county_id = ${seal.countyId} and s.seal_number = ${seal.number} order by a.id`.execute(db);
  if (rows.length !== seal.rowCount) return `应有 ${seal.rowCount} 行，现有 ${rows.length} 行。`;
  if (sealHash(seal.algorithm, seal.previous, seal.number, rows) !== seal.hash) return "其中有记录被改动。";
  return undefined;
}

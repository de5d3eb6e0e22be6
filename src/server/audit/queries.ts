import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export interface AuditFilter {
  readonly from?: string;
  readonly to?: string;
  readonly account?: string;
  readonly verb?: string;
  readonly subject?: string;
  readonly sealed?: "no";
}

function matching(db: Db, { from, to, account, verb, subject, sealed }: AuditFilter) {
  let query = db.selectFrom("audit as a");
  if (from) query = query.where("a.at", ">=", sql<string>`${from}::date at time zone 'Asia/Shanghai'`);
  if (to) query = query.where("a.at", "<", sql<string>`(${to}::date + 1) at time zone 'Asia/Shanghai'`);
  if (account) query = query.where("a.accountName", "like", `%${account.replace(/[%_\\]/g, "\\$&")}%`);
  if (verb) query = query.where("a.verb", "=", verb);
  if (subject) query = query.where("a.subjectId", "=", subject);
  if (sealed)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("auditSealed as x")
            .whereRef("x.countyId", "=", "a.countyId")
            .whereRef("x.auditId", "=", "a.id")
            .select("x.auditId"),
        ),
      ),
    );
  return query;
}

/** Newest first. Only the audit administrator's transaction sees rows at all: the policy of the table says so. */
export async function listAudit(db: Db, filter: AuditFilter, { page, size }: { page: number; size: number }) {
  const rows = await selectRows(db, filter)
    .offset((page - 1) * size)
    .limit(size)
    .execute();
  const { total } = await matching(db, filter)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows, total };
}

export function listAuditForExport(db: Db, filter: AuditFilter, limit: number) {
  return selectRows(db, filter).limit(limit).execute();
}

function selectRows(db: Db, filter: AuditFilter) {
  return matching(db, filter)
    .leftJoin("auditSealed as s", (join) => join.onRef("s.countyId", "=", "a.countyId").onRef("s.auditId", "=", "a.id"))
    .leftJoin("account as p", (join) => join.on(sql`p.id::text`, "=", sql.ref("a.subject_id")))
    .select(sql<string | null>`p.name || '（' || p.login_name || '）'`.as("subjectName"))
    .select([
      "a.id",
      "a.at",
      "a.countyId",
      "a.accountName",
      "a.role",
      "a.verb",
      "a.subjectId",
      "a.detail",
      "s.sealNumber",
    ])
    .orderBy("a.at", "desc")
    .orderBy("a.id", "desc")
    .$castTo<{
      id: string;
      at: string;
      countyId: string;
      accountName: string;
      role: string;
      verb: string;
      subjectId: string;
      subjectName: string | null;
      detail: Record<string, unknown>;
      sealNumber: number | null;
    }>();
}

/** The state of each county's chain; `waiting` rows are sealed within a minute. */
export async function listSealStates(db: Db) {
  const { rows } = await sql<{
    countyId: string;
    countyName: string;
    sealCount: number;
    rowCount: number;
    waiting: number;
    lastHash: string | null;
    lastAt: string | null;
  }>`
    with written as (select county_id, count(*)::int as n from audit group by county_id),
         sealed as (select county_id, count(*)::int as seals, sum(row_count)::int as n, max(number) as last from audit_seal group by county_id)
    select w.county_id as "countyId", coalesce(c.name, '全系统') as "countyName", coalesce(s.seals, 0) as "sealCount",
           coalesce(s.n, 0) as "rowCount", w.n - coalesce(s.n, 0) as waiting, l.hash as "lastHash", l.at as "lastAt"
    from written w left join sealed s on s.county_id = w.county_id
    left join audit_seal l on l.county_id = w.county_id and l.number = s.last
    left join area c on c.id = w.county_id order by w.county_id`.execute(db);
  return rows;
}

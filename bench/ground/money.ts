import type pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { openSession } from "../../src/server/auth/session.ts";
import { saveAccount } from "../../src/server/auth/queries.ts";
import { asOwner } from "../../src/server/ground.ts";
import { made } from "./country.ts";

export const county = made(1, 1);
/** Of a project: its place among the other ids of the ground. */
export const projectId = (n: number) => made(60, n);
export const allocationId = (n: number) => made(61, n);
export const contractId = (n: number) => made(62, n);
export const batchId = made(63, 1);
export const asker = made(64, 1);
export const judge = made(64, 2);

const idOf = (kind: number, n: string) =>
  `('01900000-${kind.toString(16).padStart(4, "0")}-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const village = idOf(3, "1 + n % 602");
const township = idOf(2, "101 + (n % 602) / 43");
const reach = `array[${township}, ${village}]`;
const eachProject = "from generate_series(1, $2::int) n";
const each = (count: string) => `from (select i, 1 + (i - 1) % $2::int as n from generate_series(1, ${count}) i) s`;

const projects = [
  `insert into fund_batch (county_id, id, type_code, type_name, level, year, document, document_on, received_on, amount_fen, allocated_fen, rule_version, made_by)
    values ($1, $7, 'regular-aid', '中央财政常态化帮扶资金', 'central', 2026, '财农〔2026〕3号', '2026-01-10', '2026-02-01', 100000000000000, $2::bigint * 1000000000, 0, $5)`,
  `insert into project (county_id, id, year, number, name, kind, asset_class, declared_from, township_id, estimate_fen, budget_fen,
      allocated_fen, contracted_fen, paid_fen, status, started_on, reach, created_by)
    select $1, ${idOf(60, "n")}, 2026, n, '项目' || n, 'industry', 'operating', 'township', ${township}, 1000000000, 1000000000, 1000000000, 1000000000,
      ($3::int / $2::int) * 1000, 'started', '2026-03-01', ${reach}, $5 ${eachProject}`,
  `insert into project_village (county_id, project_id, village_id, township_id, share, reach)
    select $1, ${idOf(60, "n")}, ${village}, ${township}, 1, ${reach} ${eachProject}`,
  `insert into fund_allocation (county_id, id, batch_id, project_id, use_code, use_name, on_day, amount_fen, paid_fen, status, moved_on, rule_version, reach, made_by)
    select $1, ${idOf(61, "n")}, $7, ${idOf(60, "n")}, 'U01', '产业', '2026-03-01', 1000000000, ($3::int / $2::int) * 1000, 'posted', '2026-05-01', 0, ${reach}, $5
    ${eachProject}`,
  `insert into allocation_village (county_id, allocation_id, project_id, village_id, township_id, position, share, amount_fen, reach)
    select $1, ${idOf(61, "n")}, ${idOf(60, "n")}, ${village}, ${township}, 0, 1, 1000000000, ${reach} ${eachProject}`,
  `insert into project_contract (county_id, id, project_id, form, category, number, party, first_fen, amount_fen, paid_fen, signed_on, reach, made_by)
    select $1, ${idOf(62, "n")}, ${idOf(60, "n")}, 'contract', 'works', '合同' || n, '建筑公司', 1000000000, 1000000000, ($3::int / $2::int) * 1000,
      '2026-03-05', ${reach}, $5 ${eachProject}`,
];

const day = "date '2026-04-01' + i % 200";
const asked = `(county_id, id, project_id, contract_id, kind, amount_fen, status, requested_by, requested_on, answered_by, answered_on`;
const askedOf = (kind: number, status: string) =>
  `$1, ${idOf(kind, "i")}, ${idOf(60, "n")}, ${idOf(62, "n")}, 'progress', 1000, '${status}', $5::uuid, ${day}, $6::uuid, ${day}`;
const sourceOf = (kind: number, count: string) =>
  `insert into payment_source (county_id, payment_id, allocation_id, amount_fen, reach)
    select $1, ${idOf(kind, "i")}, ${idOf(61, "n")}, 1000, ${reach} ${each(count)}`;
const entry = `insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, contract_id, payment_id, on_day, made_by, reach)`;

const payments = [
  `insert into payment ${asked}, paid_by, paid_on, voucher, reach) select ${askedOf(65, "paid")}, $6::uuid, ${day}, '凭' || i, ${reach} ${each("$3::int")}`,
  `insert into payment ${asked}, reach) select ${askedOf(66, "approved")}, ${reach} ${each("$4::int")}`,
  sourceOf(65, "$3::int"),
  sourceOf(66, "$4::int"),
  `${entry} values ($1, 'receive', 'treasury', 'source', 100000000000000, $7, null, null, null, null, '2026-01-10', $5, '{}')`,
  `${entry} select $1, 'allocate', 'project', 'treasury', 1000000000, $7, ${idOf(61, "n")}, ${idOf(60, "n")}, null, null, '2026-03-01', $5::uuid, ${reach} ${eachProject}`,
  `${entry} select $1, 'pay', 'spent', 'project', 1000, $7, ${idOf(61, "n")}, ${idOf(60, "n")}, ${idOf(62, "n")}, ${idOf(65, "i")}, ${day}, $6::uuid, ${reach}
    ${each("$3::int")}`,
];

interface Size {
  readonly projects: number;
  readonly paid: number;
  readonly open: number;
}

/**
 * So many projects at work with an allocation and a contract each, so many payments paid of them, and as many approved ones as a measurement
 * will post. Rows alone, written as the ledger would have left them.
 */
export async function loadMoney(client: pg.Client, size: Size) {
  const values = [county, size.projects, size.paid, size.open, asker, judge, batchId];
  await client.query("set session_replication_role = replica; set synchronous_commit = off; begin");
  for (const text of [...projects, ...payments]) {
    const used = [...new Set([...text.matchAll(/\$(\d)/gu)].map(([, n]) => Number(n)))];
    const numbered = text.replaceAll(/\$(\d)/gu, (_, n: string) => `$${used.indexOf(Number(n)) + 1}`);
    await client.query(
      numbered,
      used.map((n) => values[n - 1]),
    );
  }
  await client.query("commit");
  await client.query("reset session_replication_role; reset synchronous_commit");
  await client.query("vacuum analyze");
}

/** So many clerks of the first county with an open session each: the cookies of their browsers. */
export function openClerks(ownerUrl: string, count: number): Promise<string[]> {
  return asOwner(ownerUrl, async (tx) => {
    const cookies: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const [accountId, grantId] = [uuidv7(), uuidv7()];
      const account = { loginName: `clerk-${accountId}`, name: `经办人${i + 1}`, phone: null, passwordHash: "-" };
      await saveAccount(tx, { ...account, id: accountId, mustChangePassword: false });
      const office = { role: "county", areaId: county, placeName: "县专班" } as const;
      await tx
        .insertInto("roleGrant")
        .values({ ...office, id: grantId, accountId })
        .execute();
      cookies.push(`zhucun_session=${await openSession(tx, accountId, grantId, "bench")}`);
    }
    return cookies;
  });
}

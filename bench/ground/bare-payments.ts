import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { allocationId, asker, batchId, contractId, county, judge, projectId } from "./money.ts";
import { made } from "./country.ts";

interface Load {
  readonly clients: number;
  readonly seconds: number;
  readonly projects: number;
  /** The next payment to post, by its running number. */
  readonly next: () => number;
}

const project = "update project set paid_fen = paid_fen + $3 where county_id = $1 and id = $2";
const contract =
  "update project_contract set paid_fen = paid_fen + $3, version = version + 1 where county_id = $1 and id = $2";
const payment = `update payment set status = 'paid', paid_by = $3, paid_on = '2026-11-22', voucher = $4, version = version + 1
  where county_id = $1 and id = $2`;
const allocation = `update fund_allocation set paid_fen = paid_fen + $3, moved_on = '2026-11-22', version = version + 1 where county_id = $1 and id = $2`;
const entry = `insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, contract_id, payment_id, on_day,
  document, made_by, reach) values ($1, 'pay', 'spent', 'project', $2, $3, $4, $5, $6, $7, '2026-11-22', $8, $9, $10)`;
const audit = `insert into audit (county_id, id, account_id, account_name, role, verb, subject_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const receipt = "insert into receipt (account_id, request_id, verb, fingerprint, reply) values ($1, $2, $3, $4, $5)";

/** The same rows changed and written by hand, one statement each between begin and commit; how many a second. */
export async function barePayments(url: string, { clients, seconds, projects, next }: Load): Promise<number> {
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(connections.map((client) => client.connect()));
  let written = 0;
  const began = performance.now();
  await Promise.all(
    connections.map(async (client) => {
      while (performance.now() - began < seconds * 1000) {
        await post(client, next(), projects);
        written += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await Promise.all(connections.map((client) => client.end()));
  return written / took;
}

async function post(client: pg.Client, i: number, projects: number) {
  const n = 1 + ((i - 1) % projects);
  const id = made(66, i);
  const voucher = `凭B${i}`;
  const detail = JSON.stringify({
    act: "post-payment",
    projectId: projectId(n),
    amountFen: 1000,
    day: "2026-11-22",
    voucher,
  });
  const write = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  await client.query("begin");
  await write("project", project, [county, projectId(n), 1000]);
  await write("contract", contract, [county, contractId(n), 1000]);
  await write("payment", payment, [county, id, judge, voucher]);
  await write("allocation", allocation, [county, allocationId(n), 1000]);
  const of = [allocationId(n), projectId(n), contractId(n), id];
  await write("entry", entry, [county, 1000, batchId, ...of, voucher, judge, [made(2, 101), made(3, 1)]]);
  await write("audit", audit, [county, uuidv7(), asker, "经办人", "county", "payment.post", id, detail]);
  await write("receipt", receipt, [asker, uuidv7(), "payment.post", "0".repeat(64), JSON.stringify({ version: 3 })]);
  await client.query("commit");
}

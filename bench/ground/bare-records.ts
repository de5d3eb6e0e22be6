import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { printOf } from "#domain/records/similarity.ts";
import { made } from "./country.ts";
import { county, entryOf } from "./records.ts";

interface Load {
  readonly clients: number;
  readonly seconds: number;
  /** Several statements between begin and commit, as anyone would write it, or all in one, the least a database can be asked. */
  readonly way: "transaction" | "statement";
}

const record = `insert into work_record (county_id, id, village_id, township_id, kind, on_day, text, households, party_members, activists, disputes, resolved,
  money_fen, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
const month = `insert into record_month as m (county_id, month, village_id, kind, township_id, households, party_members, activists, disputes, resolved, money_fen)
  values ($1, date_trunc('month', $2::date)::date, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (county_id, month, village_id, kind, part) do update set households = m.households + excluded.households,
    party_members = m.party_members + excluded.party_members, activists = m.activists + excluded.activists,
    disputes = m.disputes + excluded.disputes, resolved = m.resolved + excluded.resolved, money_fen = m.money_fen + excluded.money_fen`;
const print = "insert into record_print (county_id, record_id, bands, sketch) values ($1, $2, $3, $4)";
const audit = `insert into audit (county_id, id, account_id, account_name, role, verb, subject_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const receipt = "insert into receipt (account_id, request_id, verb, fingerprint, reply) values ($1, $2, $3, $4, $5)";

let running = 0;

/** The rows that one saved entry leaves behind, without anything around them; how many a second. */
export async function bareRecords(url: string, { clients, seconds, way }: Load): Promise<number> {
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(connections.map((client) => client.connect()));
  const write = way === "transaction" ? inTransaction : inOneStatement;
  let written = 0;
  const began = performance.now();
  await Promise.all(
    connections.map(async (client, village) => {
      while (performance.now() - began < seconds * 1000) {
        await write(client, valuesOf(village));
        written += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await Promise.all(connections.map((client) => client.end()));
  return written / took;
}

function valuesOf(village: number) {
  const e = entryOf(8_000_000 + (running += 1), village);
  const id = uuidv7();
  const author = made(90, 1);
  const numbers = [e.households, e.partyMembers, e.activists, e.disputes, e.resolved, e.moneyFen];
  const marks = printOf(e.text, county)!;
  return {
    month: [county, e.onDay, e.villageId, e.kind, e.townshipId, ...numbers],
    entry: [county, id, e.villageId, e.townshipId, e.kind, e.onDay, e.text, ...numbers, author],
    print: [county, id, marks.bands, Buffer.from(marks.sketch)],
    audit: [
      county,
      uuidv7(),
      author,
      "队员",
      "team",
      "record.write",
      id,
      JSON.stringify({ act: "add", kind: e.kind, day: e.onDay }),
    ],
    receipt: [
      author,
      uuidv7(),
      "record.write",
      "0".repeat(64),
      JSON.stringify({ saved: true, id, version: 1, near: null }),
    ],
  };
}

type Values = ReturnType<typeof valuesOf>;

async function inTransaction(client: pg.Client, values: Values) {
  await client.query("begin");
  await client.query({ name: "record", text: record, values: values.entry });
  await client.query({ name: "month", text: month, values: values.month });
  await client.query({ name: "print", text: print, values: values.print });
  await client.query({ name: "audit", text: audit, values: values.audit });
  await client.query({ name: "receipt", text: receipt, values: values.receipt });
  await client.query("commit");
}

/** $1… of each statement moved on behind those of the ones before it. */
const moved = (text: string, by: number) => text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + by}`);
const all = `with r as (${record}), m as (${moved(month, 14)}), p as (${moved(print, 25)}), a as (${moved(audit, 29)}) ${moved(receipt, 37)}`;

function inOneStatement(client: pg.Client, values: Values) {
  return client.query({
    name: "all",
    text: all,
    values: [values.entry, values.month, values.print, values.audit, values.receipt].flat(),
  });
}

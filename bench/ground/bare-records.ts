import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { uuidv7 } from "#contract/uuid.ts";
import { printOf } from "#domain/records/similarity.ts";
import { storedSketch } from "../../src/server/records/near.ts";
import { made } from "./country.ts";
import { county, entryOf } from "./records.ts";

interface Load {
  readonly clients: number;
  readonly seconds: number;
  /** Several statements between begin and commit, as anyone would write it, or all in one, the least a database can be asked. */
  readonly way: "transaction" | "statement";
  /** With it every entry has a photo, written to the folder as safely as the program does. */
  readonly photo?: { readonly folder: string; readonly of: () => Buffer };
}

const record = `insert into work_record (county_id, id, village_id, township_id, kind, on_day, text, households, party_members, activists, disputes, resolved,
  money_fen, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
const month = `insert into record_month as m (county_id, month, village_id, kind, township_id, households, party_members, activists, disputes, resolved, money_fen)
  values ($1, date_trunc('month', $2::date)::date, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (county_id, month, village_id, kind, part, township_id) do update set households = m.households + excluded.households,
    party_members = m.party_members + excluded.party_members, activists = m.activists + excluded.activists,
    disputes = m.disputes + excluded.disputes, resolved = m.resolved + excluded.resolved, money_fen = m.money_fen + excluded.money_fen`;
const print = "insert into record_print (county_id, record_id, bands, sketch) values ($1, $2, $3, $4)";
const audit = `insert into audit (county_id, id, account_id, account_name, role, verb, subject_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const receipt = "insert into receipt (account_id, request_id, verb, fingerprint, reply) values ($1, $2, $3, $4, $5)";

let running = 0;

/** The rows that one saved entry leaves behind, without anything around them; how many a second. */
export async function bareRecords(url: string, { clients, seconds, way, photo }: Load): Promise<number> {
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(connections.map((client) => client.connect()));
  const bare = way === "transaction" ? inTransaction : inOneStatement;
  const write = photo
    ? (client: pg.Client, values: Values) => withPhoto(client, values, photo.folder, photo.of())
    : bare;
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
    print: [county, id, marks.bands, storedSketch(marks)],
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

const file = `insert into file (county_id, sha256, name, media_type, bytes, township_id, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7)`;
const recordFile = `insert into record_file (county_id, id, village_id, township_id, sha256, name, media_type, bytes, uploaded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** The rows of the upload and those of the entry in one transaction, after the photo is safe on the disk. */
async function withPhoto(client: pg.Client, values: Values, folder: string, photo: Buffer) {
  const sha256 = createHash("sha256").update(photo).digest("hex");
  const place = path.join(folder, sha256.slice(0, 2), sha256.slice(2));
  await fs.mkdir(path.dirname(place), { recursive: true });
  const draft = await fs.open(`${place}.draft`, "wx");
  await draft.writeFile(photo);
  await draft.sync();
  await draft.close();
  await fs.rename(`${place}.draft`, place);
  const directory = await fs.open(path.dirname(place), "r");
  await directory.sync();
  await directory.close();
  const [, id, villageId, townshipId] = values.entry as string[];
  const author = values.entry.at(-1);
  const kept = ["photo.jpg", "image/jpeg", photo.length];
  await client.query("begin");
  await client.query({ name: "file", text: file, values: [county, sha256, ...kept, townshipId, author] });
  await client.query({
    name: "record file",
    text: recordFile,
    values: [county, id, villageId, townshipId, sha256, ...kept, author],
  });
  await client.query({ name: "audit", text: audit, values: values.audit.with(1, uuidv7()) });
  await client.query({ name: "receipt", text: receipt, values: values.receipt.with(1, uuidv7()) });
  await rowsOf(client, values);
  await client.query("commit");
}

type Values = ReturnType<typeof valuesOf>;

async function inTransaction(client: pg.Client, values: Values) {
  await client.query("begin");
  await rowsOf(client, values);
  await client.query("commit");
}

async function rowsOf(client: pg.Client, values: Values) {
  await client.query({ name: "record", text: record, values: values.entry });
  await client.query({ name: "month", text: month, values: values.month });
  await client.query({ name: "print", text: print, values: values.print });
  await client.query({ name: "audit", text: audit, values: values.audit });
  await client.query({ name: "receipt", text: receipt, values: values.receipt });
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

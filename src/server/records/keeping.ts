import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { erasedToday } from "#domain/records/contact.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { forgetFiles, removeContents } from "../files/store.ts";
import type { Ground } from "../http/call.ts";
import type { ClockJob } from "../jobs/boss.ts";
import { deskOf, everyCounty } from "../jobs/counties.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";

/** 保存期限：in the night what need not be kept any longer goes, each county by its own rule. */
export const keepingClock: ClockJob = {
  verb: "record.keeping",
  cron: "40 2 * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (id) => eraseWhatIsDue(ground, id, today));
  },
};

/** How many contacts and files went. The audit is told how many, not whose. */
export async function eraseWhatIsDue(ground: Keeping, countyId: string, today: IsoDate) {
  const { gate, config, clock } = ground;
  const reach = { system: "county", countyId } as const;
  const { contacts, files, unnamed } = await gate.write(reach, (tx) => eraseRows(tx, countyId, today));
  await gate.read(reach, (db) => removeContents(db, config.dataDir, unnamed, clock.now()));
  return { contacts, files };
}

type Keeping = Pick<Ground, "gate" | "config" | "clock">;

async function eraseRows(tx: Tx, countyId: string, today: IsoDate) {
  const actor = deskOf(countyId);
  const { content } = await ruleOf(tx, countyId, "contact-retention", today);
  const contacts = await eraseContacts(tx, actor, countyId, erasedToday(today, content.years));
  const collected = await collectFiles(tx, actor, countyId, today);
  const unnamed = await namedNowhere(tx, actor, countyId, collected);
  await forgetFiles(tx, countyId, unnamed);
  const files = collected.length;
  const detail = { act: "erase", contacts, unattached: files };
  if (contacts + files > 0) await record(tx, null, { verb: "record.write", countyId, subjectId: countyId, detail });
  return { contacts, files, unnamed };
}

type Due = ReturnType<typeof erasedToday>;

async function eraseContacts(tx: Tx, actor: Actor, countyId: string, { followedUpBy, withdrawnBy }: Due) {
  const { rows } = await sql`
    delete from record_contact c using work_record r
    where c.county_id = ${countyId} and r.county_id = c.county_id and r.id = c.record_id and ${withinVillages(actor, "c")}
      and (c.closed_on <= ${followedUpBy}::date or (r.removed_at at time zone 'Asia/Shanghai')::date <= ${withdrawnBy}::date)
    returning c.record_id`.execute(tx);
  return rows.length;
}

/** A file is sent up before its entry is saved, and now and then the entry is not saved. */
const unattachedDays = 7;
/** So far back the nights look that the server may have been off. */
const lookedBackDays = 90;

async function collectFiles(tx: Tx, actor: Actor, countyId: string, today: IsoDate): Promise<string[]> {
  const [from, to] = [addDays(today, -lookedBackDays), addDays(today, -unattachedDays)];
  const { rows } = await sql<{ sha256: string }>`
    delete from record_file f
    where f.county_id = ${countyId} and ${withinVillages(actor, "f")} and f.uploaded_at >= ${from}::date and f.uploaded_at < ${to}::date
      and f.id not in (
        select (k ->> 'id')::uuid from work_record r cross join jsonb_array_elements(r.files) k
        where r.county_id = ${countyId} and r.files <> '[]' and r.updated_at >= ${from}::date and ${withinVillages(actor, "r")})
    returning f.sha256`.execute(tx);
  return rows.map(({ sha256 }) => sha256);
}

/** Content that no other attachment and no imported table of the county is kept under. */
async function namedNowhere(tx: Tx, actor: Actor, countyId: string, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select s.sha256 from unnest(${[...new Set(sha256s)]}::text[]) as s (sha256)
    where not exists (select from record_file f where f.county_id = ${countyId} and f.sha256 = s.sha256 and ${withinVillages(actor, "f")})
      and not exists (select from import_batch b where b.county_id = ${countyId} and b.file_sha256 = s.sha256 and ${withinCounties(actor, "b")})`.execute(
    tx,
  );
  return rows.map(({ sha256 }) => sha256);
}

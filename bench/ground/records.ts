import { once } from "node:events";
import type pg from "pg";
import copy from "pg-copy-streams";
import { uuidv7 } from "#contract/uuid.ts";
import { addDays } from "#domain/date.ts";
import { printOf } from "#domain/records/similarity.ts";
import { openSession } from "../../src/server/auth/session.ts";
import { asOwner } from "../../src/server/ground.ts";
import { saveAccount } from "../../src/server/auth/queries.ts";
import { storedSketch } from "../../src/server/records/near.ts";
import { made } from "./country.ts";
import { entryText } from "./texts.ts";

export const county = made(1, 1);
const villages = 602;
const kinds = ["household", "party-member", "dispute", "mediation", "help", "study"] as const;

/** An entry of the running number n, as the page would send it, for a village of the first county. */
export function entryOf(n: number, village = n % villages) {
  const kind = kinds[n % kinds.length]!;
  return {
    villageId: made(3, village + 1),
    townshipId: made(2, 100 + 1 + Math.floor(village / 43)),
    kind,
    onDay: addDays("2022-12-01", n % 1440),
    text: entryText(`entry ${n}`).join(""),
    households: kind === "household" || kind === "help" ? 1 + (n % 9) : 0,
    partyMembers: kind === "party-member" ? 1 + (n % 4) : 0,
    people: 0,
    activists: kind === "study" ? n % 3 : 0,
    disputes: kind === "dispute" ? 2 : 0,
    resolved: kind === "dispute" || kind === "mediation" ? 1 : 0,
    moneyFen: kind === "mediation" ? (n % 50) * 10_000 : 0,
  };
}

/** Teams of the first villages of the first county, an account and an open session each: the cookies of their browsers. */
export function openTeams(ownerUrl: string, count: number): Promise<string[]> {
  return asOwner(ownerUrl, async (tx) => {
    const cookies: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const { villageId, townshipId } = entryOf(0, i);
      const [teamId, accountId, grantId] = [made(20, i + 1), uuidv7(), uuidv7()];
      const place = { countyId: county, villageId, townshipId };
      const term = { roundId: made(7, 1), formedOn: "2022-12-01", termTo: "2028-11-30" };
      const known = await tx.selectFrom("team").select("id").where("id", "=", teamId).executeTakeFirst();
      if (!known)
        await tx
          .insertInto("team")
          .values({ ...place, ...term, id: teamId, name: `第${i + 1}工作队` })
          .execute();
      const account = { loginName: `team-${accountId}`, name: `队员${i + 1}`, phone: null, passwordHash: "-" };
      await saveAccount(tx, { ...account, id: accountId, mustChangePassword: false });
      const office = { role: "team", areaId: county, placeName: "工作队", teamId } as const;
      await tx
        .insertInto("roleGrant")
        .values({ ...office, id: grantId, accountId })
        .execute();
      cookies.push(`zhucun_session=${await openSession(tx, accountId, grantId, "bench")}`);
    }
    return cookies;
  });
}

/** Rows for COPY: entries with running numbers from `from` up to `to`, and the prints of their texts. */
export async function copyEntries(client: pg.Client, from: number, to: number, village?: number) {
  await client.query("set synchronous_commit = off");
  await client.query("create temp table incoming (like work_record including defaults)");
  const entries = client.query(
    copy.from(`copy incoming (county_id, id, village_id, township_id, kind, on_day, text, households, party_members, activists, disputes, resolved,
      money_fen, made_by) from stdin`),
  );
  const prints: string[] = [];
  for (let n = from; n < to; n += 1) {
    const e = entryOf(n, village);
    const id = uuidv7();
    const row = [
      county,
      id,
      e.villageId,
      e.townshipId,
      e.kind,
      e.onDay,
      e.text,
      e.households,
      e.partyMembers,
      e.activists,
    ];
    const line = `${[...row, e.disputes, e.resolved, e.moneyFen, made(90, 1)].join("\t")}\n`;
    if (!entries.write(line)) await once(entries, "drain");
    const print = printOf(e.text, county);
    if (print) prints.push(`${county}\t${id}\t{${print.bands.join(",")}}\t${storedSketch(print)}\n`);
  }
  entries.end();
  await once(entries, "finish");
  const marks = client.query(copy.from("copy record_print (county_id, record_id, bands, sketch) from stdin"));
  for (const line of prints) if (!marks.write(line)) await once(marks, "drain");
  marks.end();
  await once(marks, "finish");
  await client.query("insert into work_record select * from incoming");
  await client.query("drop table incoming");
}

/** The months as they would stand had every entry come in alone. */
export async function sumMonths(client: pg.Client) {
  const numbers = "households, party_members, people, activists, disputes, resolved, money_fen";
  await client.query("truncate record_month");
  await client.query(`insert into record_month (county_id, month, village_id, kind, part, township_id, times, ${numbers})
    select county_id, date_trunc('month', on_day)::date, village_id, kind, coalesce(meeting, leader_kind, ''), township_id,
      sum((kind in ('meeting', 'leader-visit'))::int), ${numbers.replaceAll(/\w+/g, (name) => `sum(${name})`)}
    from work_record where removed_at is null group by 1, 2, 3, 4, 5, 6`);
  await client.query("vacuum analyze work_record, record_month, record_print");
}

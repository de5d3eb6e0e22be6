import type pg from "pg";
import { ask, percentile } from "./clients.ts";
import { made } from "./country.ts";
import { copyEntries } from "./records.ts";

const village = made(3, 601);
const span = "from=2023-03-05&to=2026-11-20";

/** What an office opens of the entries: the first page and one far back, of a village and of the county, and what they add up to. */
const pages: readonly { readonly name: string; readonly path: string; readonly alone?: boolean }[] = [
  { name: "village of 5,000: first page", path: `/api/records?villageId=${village}` },
  { name: "village of 5,000: totals", path: `/api/record-totals?villageId=${village}&${span}` },
  { name: "county: first page", path: "/api/records" },
  { name: "county: far back", path: `/api/records?after=2023-01-15~${made(0, 1)}` },
  { name: "county: one kind in a month", path: "/api/records?kind=mediation&from=2024-05-01&to=2024-05-31" },
  { name: "township: first page", path: `/api/records?townshipId=${made(2, 103)}` },
  { name: "county: totals of the year so far", path: "/api/record-totals?from=2026-01-01&to=2026-11-22" },
  // Reads the days at both ends one by one: asked by one alone.
  { name: "county: totals from a mid-month day to another", path: `/api/record-totals?${span}`, alone: true },
];

/** One village with as many entries as a diligent team writes in a term. */
export async function fillVillage(client: pg.Client, entries: number) {
  await copyEntries(client, 20_000_000, 20_000_000 + entries, 600);
}

/** Ten million by sets: every entry again in other days, without prints. */
export async function multiply(client: pg.Client, wanted: number) {
  const { rows } = await client.query<{ n: number }>("select count(*)::int as n from work_record");
  const times = Math.ceil(wanted / rows[0]!.n) - 1;
  const same =
    "county_id, village_id, township_id, kind, text, households, party_members, activists, disputes, resolved, money_fen, made_by";
  await client.query(`insert into work_record (id, on_day, ${same})
    select gen_random_uuid(), date '2022-12-01' + ((on_day - date '2022-12-01') + k * 37) % 1440, ${same}
    from work_record cross join generate_series(1, ${times}) k where village_id <> '${village}'`);
}

/** A row a page: the median for one who asks alone, and the 95th percentile of 32 who read in between. */
export async function measurePages(origin: string, cookie: string, seconds: number): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { name, path, alone: single } of pages) {
    await ask({ origin, cookie, path }, { clients: 2, seconds: seconds / 4 });
    const alone = await ask({ origin, cookie, path }, { clients: 1, seconds: seconds / 2 });
    const crowd = await ask({ origin, cookie, path }, { clients: single ? 1 : 32, seconds, pause: 500 });
    const [p50, p95] = [percentile(alone.times, 0.5), percentile(crowd.times, 0.95)];
    found.set(name, `${p50.toFixed(1)} / ${p95.toFixed(1)}`);
  }
  return found;
}

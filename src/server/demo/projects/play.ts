import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import type { DisclosureLevel, DisclosureStep } from "#domain/projects/disclosures/disclosure.ts";
import type { GateFacts } from "#domain/projects/gates/facts.ts";
import { usualGates } from "#domain/projects/gates/gate-rule-data.ts";
import { reachSettings, type Tx } from "../../db/db.ts";
import { postNotices } from "../../projects/disclosures/posting.ts";
import { passGate } from "../../projects/gates/passing.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { morningOf, officeDay, type Timeline } from "../timeline.ts";

/** 由某人在某天办：the commands of the product, in the reach of whoever acts, on the day of the story. */
export interface Play {
  readonly tx: Tx;
  readonly timeline: Timeline;
  readonly as: <T>(actor: Actor, act: () => Promise<T>) => Promise<T>;
  readonly office: (day: IsoDate) => IsoDate;
}

export function playOn(tx: Tx, timeline: Timeline): Play {
  return {
    tx,
    timeline,
    as: async (actor, act) => {
      await sql.raw(reachSettings(actor)).execute(tx);
      return act();
    },
    office: (day) => officeDay(timeline.calendar, day),
  };
}

type Versioned = "project" | "asset" | "distribution" | "payment" | "fund_allocation";

/** The row as it stands now, for the next act at it. */
export async function at(tx: Tx, table: Versioned, id: string) {
  const { rows } = await sql<{ version: number }>`
    select version from ${sql.table(table)} where county_id = ${qiyun.id} and id = ${id}`.execute(tx);
  return { id, version: rows[0]!.version };
}

interface Passing {
  readonly id: string;
  readonly by: Actor;
  readonly onDay: IsoDate;
  readonly document: string;
  readonly facts: GateFacts;
  readonly place: number;
}

/** Every paper the gate asks for as shipped, by its number. */
export async function pass({ tx, as }: Play, { id, by, onDay, document, facts, place }: Passing) {
  const { version } = await at(tx, "project", id);
  const { gate } = facts;
  const evidence = usualGates[gate].evidence.map(({ name }) => ({ name, reference: document, onDay, fileId: null }));
  const passing = { projectId: id, version, id: demoId(`pass ${gate} of ${id}`, place), onDay, document, text: "" };
  await as(by, () => passGate(tx, by, { ...passing, evidence, facts }, onDay));
  // The passes of a project are told by the time they were made.
  await tx
    .updateTable("gatePass")
    .set({ passedAt: morningOf(onDay) })
    .where("countyId", "=", qiyun.id)
    .where("projectId", "=", id)
    .where("gate", "=", gate)
    .execute();
}

export interface Hanging {
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly by: Actor;
  readonly onDay: IsoDate;
  readonly places: readonly { readonly id: string | null; readonly issuer: string }[];
}

const boards = { village: "村务公开栏", township: "乡镇（街道）政务公开栏", county: "县人民政府网站" } as const;

export async function hang({ tx, as }: Play, id: string, { step, level, by, onDay, places }: Hanging) {
  const notices = places.map(({ id: placeId, issuer }) => ({
    id: demoId(`notice ${step} ${level} ${placeId ?? ""} of ${id}`),
    placeId,
    issuer,
  }));
  const words = {
    where: boards[level],
    phone: "0990-6123456",
    office: "县委农村工作领导小组办公室",
    address: "栖云县行政中心",
  };
  const body = { step, level, notices, fromOn: onDay, untilOn: addDays(onDay, 10), ...words, beneficiaries: [] };
  await as(by, () => postNotices(tx, by, id, body, onDay));
}

/** What the product dated by the clock stands on the days of the story. */
export async function backdateProject({ tx }: Play, id: string) {
  const where = sql`where county_id = ${qiyun.id} and project_id = ${id}`;
  const nine = sql`interval '9 hours'`;
  const changes = [
    sql`update project_step s set made_at = s.on_day + ${nine} + interval '1 minute' * o.place from (
      select id, row_number() over (order by on_day, ctid) as place from project_step ${where}) o where s.county_id = ${qiyun.id} and s.id = o.id`,
    sql`update project_argument set made_at = held_on + ${nine} ${where}`,
    sql`update argument_opinion set recorded_at = written_on + ${nine} ${where}`,
    sql`update disclosure set posted_at = from_on + ${nine} ${where}`,
    sql`update project p set created_at = s.first, updated_at = s.last from (
      select min(made_at) as first, max(made_at) as last from project_step ${where}) s where p.county_id = ${qiyun.id} and p.id = ${id}`,
  ];
  for (const change of changes) await change.execute(tx);
}

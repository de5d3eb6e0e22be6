import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { SeatChange } from "#domain/teams/match/edit.ts";
import type { MatchResult } from "#domain/teams/match/result.ts";
import type { MatchStatus } from "#domain/teams/match/run.ts";
import type { MatchInput, MatchPick, MatchPin } from "#domain/teams/match/match.ts";
import type { RoundStatus } from "#domain/screening/round.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import type { RunSettings } from "./input.ts";

export interface MatchRound {
  readonly countyId: string;
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly status: RoundStatus;
  readonly cycleMonths: number;
}

const rounds = (actor: Actor, id: string) => sql`
  select r.county_id, r.id, r.name, a.name as county, r.status, r.cycle_months
  from round r join area a on a.id = r.county_id
  where r.id = ${id}::uuid and ${withinCounties(actor, "r")}`;

export async function findMatchRound(db: Db, actor: Actor, id: string): Promise<MatchRound | undefined> {
  const { rows } = await sql<MatchRound>`${rounds(actor, id)}`.execute(db);
  return rows[0];
}

/** Held while a run is asked for or a plan confirmed: of two officers the second waits, and then sees what the first did. */
export async function lockMatchRound(tx: Tx, actor: Actor, id: string): Promise<MatchRound | undefined> {
  const { rows } = await sql<MatchRound>`${rounds(actor, id)} for update of r`.execute(tx);
  return rows[0];
}

/** A change by hand, as it is kept with the run. */
export interface HandEdit {
  readonly changes: readonly SeatChange[];
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

export interface MatchRun {
  readonly countyId: string;
  readonly id: string;
  readonly roundId: string;
  readonly status: MatchStatus;
  readonly ruleVersion: number;
  readonly settings: RunSettings;
  readonly input: MatchInput;
  readonly result: MatchResult | null;
  readonly picks: readonly MatchPick[] | null;
  readonly edits: readonly HandEdit[];
  /** The plan of the round confirmed when this one was asked for. */
  readonly basedOn: string | null;
  readonly jobId: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  /** The day it was asked for. */
  readonly madeOn: IsoDate;
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
}

const runs = (actor: Actor, id: string) => sql`
  select m.county_id, m.id, m.round_id, m.status, m.rule_version, m.settings, m.input, m.result, m.picks, m.edits, m.based_on, m.job_id,
    m.version, m.created_at, coalesce(m.made_on, (m.created_at at time zone 'Asia/Shanghai')::date) as made_on, c.name as created_by, m.confirmed_at, f.name as confirmed_by
  from match_run m join account c on c.id = m.created_by left join account f on f.id = m.confirmed_by
  where m.id = ${id}::uuid and ${withinCounties(actor, "m")}`;

export async function findRun(db: Db, actor: Actor, id: string): Promise<MatchRun | undefined> {
  const { rows } = await sql<MatchRun>`${runs(actor, id)}`.execute(db);
  return rows[0];
}

export async function lockRun(tx: Tx, actor: Actor, id: string): Promise<MatchRun | undefined> {
  const { rows } = await sql<MatchRun>`${runs(actor, id)} for update of m`.execute(tx);
  return rows[0];
}

export interface ListedRun {
  readonly id: string;
  readonly status: MatchStatus;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
  readonly termFrom: string;
  readonly termTo: string;
  readonly objective: number | null;
  readonly proven: boolean | null;
  readonly edits: number;
  readonly jobId: string | null;
}

/** The newest first, without their inputs and reasons. */
export async function listRuns(db: Db, actor: Actor, { countyId, id }: Pick<MatchRound, "countyId" | "id">) {
  const { rows } = await sql<ListedRun>`
    select m.id, m.status, m.created_at, c.name as created_by, m.confirmed_at, f.name as confirmed_by,
      m.settings->>'termFrom' as term_from, m.settings->>'termTo' as term_to,
      (m.result->>'objective')::float8 as objective, (m.result->>'proven')::boolean as proven,
      jsonb_array_length(m.edits) as edits, m.job_id
    from match_run m join account c on c.id = m.created_by left join account f on f.id = m.confirmed_by
    where m.county_id = ${countyId} and m.round_id = ${id}::uuid and ${withinCounties(actor, "m")}
    order by m.created_at desc, m.id desc limit 50`.execute(db);
  return rows;
}

export async function insertRun(
  tx: Tx,
  run: Pick<MatchRun, "countyId" | "id" | "roundId" | "ruleVersion" | "settings" | "input" | "basedOn" | "jobId"> & {
    readonly createdBy: string;
    readonly madeOn: IsoDate;
  },
) {
  await tx
    .insertInto("matchRun")
    .values({ ...run, settings: JSON.stringify(run.settings), input: JSON.stringify(run.input) })
    .execute();
}

interface RunChange {
  readonly status?: MatchStatus;
  readonly result?: MatchResult;
  readonly picks?: readonly MatchPick[];
  readonly edits?: readonly HandEdit[];
  readonly confirmedBy?: string;
  readonly confirmedAt?: Date;
}

export async function saveRun(
  tx: Tx,
  { countyId, id }: Pick<MatchRun, "countyId" | "id">,
  { result, picks, edits, ...change }: RunChange,
): Promise<number> {
  const json = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));
  const lists = { result: json(result), picks: json(picks), edits: json(edits) };
  const given = Object.fromEntries(Object.entries(lists).filter(([, value]) => value !== undefined));
  const { version } = await tx
    .updateTable("matchRun")
    .set({ ...change, ...given, version: sql<number>`version + 1` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** The round's confirmed plan and those still on their way. */
export function listOpenRuns(tx: Tx, actor: Actor, { countyId, id }: Pick<MatchRound, "countyId" | "id">) {
  return tx
    .selectFrom("matchRun as m")
    .leftJoin("account as f", "f.id", "m.confirmedBy")
    .where(withinCounties(actor, "m"))
    .where("m.countyId", "=", countyId)
    .where("m.roundId", "=", id)
    .where("m.status", "in", ["waiting", "solving", "confirmed"])
    .select(["m.countyId", "m.id", "m.status", "m.jobId", "m.confirmedAt", "f.name as confirmedBy"])
    .forUpdate("m")
    .execute();
}

export interface ListedPin extends MatchPin {
  readonly village: string;
  readonly holder: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly gone: boolean;
}

export async function listPins(db: Db, actor: Actor, { countyId, id }: Pick<MatchRound, "countyId" | "id">) {
  const { rows } = await sql<ListedPin>`
    select i.id, i.village_id, v.name as village, i.slot, i.kind, coalesce(i.person_id, i.organisation_id) as holder_id,
      coalesce(p.name, o.name) as holder, i.reason, c.name as made_by, i.made_at,
      (coalesce(p.valid_to, o.valid_to) is not null) as gone
    from match_pin i join village v on v.county_id = i.county_id and v.id = i.village_id join account c on c.id = i.made_by
    left join person p on p.county_id = i.county_id and p.id = i.person_id
    left join organisation o on o.county_id = i.county_id and o.id = i.organisation_id
    where i.county_id = ${countyId} and i.round_id = ${id}::uuid and i.removed_at is null and ${withinCounties(actor, "i")}
    order by v.sort_order, v.id, i.slot, i.id`.execute(db);
  return rows;
}

export interface HolderWords {
  readonly id: string;
  readonly name: string;
  readonly post: string;
}

/** 单位、职务 beside a name, for everybody the plan may name, whether still in the register or not. */
export async function listHolders(db: Db, actor: Actor, countyId: string): Promise<ReadonlyMap<string, HolderWords>> {
  const { rows } = await sql<HolderWords>`
    select p.id, p.name, concat_ws('', o.name, t.name, p.post) as post from person p
      left join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
      left join township t on t.county_id = p.county_id and t.id = p.township_id
      where p.county_id = ${countyId} and ${withinCounties(actor, "p")}
    union all
    select o.id, o.name, '' from organisation o where o.county_id = ${countyId} and ${withinCounties(actor, "o")}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

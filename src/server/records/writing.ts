import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Counts, LeaderKind, MeetingKind, RecordKind } from "#domain/records/record.ts";
import type { Contact } from "#domain/records/contact.ts";
import type { Print } from "#domain/records/similarity.ts";
import type { TallyCell } from "#domain/records/tally.ts";
import { conflict } from "#contract/problem.ts";
import { type Trace, traceRow } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { ride } from "../db/transact.ts";
import { withinVillages } from "../people/reach.ts";
import type { KeptFile } from "./ground.ts";
import { storedSketch } from "./near.ts";

export interface EntryRow extends Counts {
  readonly countyId: string;
  readonly id: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly teamId: string | null;
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly leaderId: string | null;
  readonly leaderKind: LeaderKind | null;
  readonly problemId: string | null;
  readonly goalId: string | null;
  readonly taskId: string | null;
  readonly files: readonly KeptFile[];
  readonly nearPercent: number | null;
  readonly madeBy: string;
}

const monthColumns = sql.raw("times, households, party_members, people, activists, disputes, resolved, money_fen");
const monthSums = sql.raw(
  ["times", "households", "party_members", "people", "activists", "disputes", "resolved", "money_fen"]
    .map((name) => `${name} = m.${name} + excluded.${name}`)
    .join(", "),
);

/** The difference is tried as a row and added where the month already stands: one statement, one lock a cell, in the order of the keys. */
function monthUpsert(countyId: string, cells: readonly TallyCell[], source = sql``) {
  const rows = cells.map(
    (
      c,
    ) => sql`(${c.month}::date, ${c.villageId}::uuid, ${c.kind}, ${c.part}, ${c.townshipId}::uuid, ${c.times}::int, ${c.households}::int,
      ${c.partyMembers}::int, ${c.people}::int, ${c.activists}::int, ${c.disputes}::int, ${c.resolved}::int, ${c.moneyFen}::bigint)`,
  );
  return sql`insert into record_month as m (county_id, month, village_id, kind, part, township_id, ${monthColumns})
    select ${countyId}, x.* from (values ${sql.join(rows)}) as x ${source} order by 2, 3, 4, 5, 6
    on conflict (county_id, month, village_id, kind, part, township_id) do update set ${monthSums}`;
}

interface Beside {
  readonly cells: readonly TallyCell[];
  readonly print: Print | undefined;
  readonly contact: Contact | null;
  readonly actor: Actor;
  readonly trace: Trace;
}

/** The entry, its share of the month, its print, its contact and its trace in one statement that leaves with the commit. */
export function insertEntry(tx: Tx, row: EntryRow, { cells, print, contact, actor, trace }: Beside): Promise<void> {
  const { countyId, id, villageId, townshipId } = row;
  const statement = sql`
    with made as (
      insert into work_record (county_id, id, village_id, township_id, team_id, kind, meeting, on_day, text, households, party_members, people,
        activists, disputes, resolved, money_fen, leader_id, leader_kind, problem_id, goal_id, task_id, files, near_percent, made_by)
      values (${countyId}, ${id}, ${villageId}, ${townshipId}, ${row.teamId}, ${row.kind}, ${row.meeting}, ${row.onDay}, ${row.text},
        ${row.households}, ${row.partyMembers}, ${row.people}, ${row.activists}, ${row.disputes}, ${row.resolved}, ${row.moneyFen},
        ${row.leaderId}, ${row.leaderKind}, ${row.problemId}, ${row.goalId}, ${row.taskId}, ${JSON.stringify(row.files)},
        ${row.nearPercent}, ${row.madeBy})
      returning id)
    ${cells.length === 0 ? sql`` : sql`, months as (${monthUpsert(countyId, cells, sql`cross join made`)})`}
    ${print ? sql`, prints as (${printInsert(row, print)})` : sql``}
    ${
      contact
        ? sql`, contacts as (
      insert into record_contact (county_id, record_id, village_id, township_id, name, phone, follow_up)
      select ${countyId}, made.id, ${villageId}::uuid, ${townshipId}::uuid, ${contact.name}, ${contact.phone}, ${contact.followUp} from made)`
        : sql``
    }
    , traced as (${traceRow(actor, trace, sql`from made`)})
    select id from made`;
  return ride(tx, statement.compile(tx), (error) =>
    (error as { constraint?: string }).constraint === "work_record_pkey" ? taken(error) : error,
  );
}

/** Under this id stands something else; perhaps what the same writer sent a moment ago, so the write is tried again, which then finds it. */
export const taken = (cause?: unknown) =>
  Object.assign(conflict("该编号已被另一条纪实占用，本条没有保存。请刷新页面后重新填写。"), { cause });

const printInsert = ({ countyId }: Pick<EntryRow, "countyId">, print: Print) => sql`
  insert into record_print (county_id, record_id, bands, sketch)
  select ${countyId}, made.id, ${[...print.bands]}::int[], ${storedSketch(print)}::bit(512) from made`;

export async function addToMonths(tx: Tx, countyId: string, cells: readonly TallyCell[]) {
  if (cells.length > 0) await monthUpsert(countyId, cells).execute(tx);
}

export async function replacePrint(tx: Tx, { countyId, id }: Pick<EntryRow, "countyId" | "id">, print?: Print) {
  await tx.deleteFrom("recordPrint").where("countyId", "=", countyId).where("recordId", "=", id).execute();
  if (!print) return;
  const stored = { bands: [...print.bands], sketch: storedSketch(print) };
  await tx
    .insertInto("recordPrint")
    .values({ countyId, recordId: id, ...stored })
    .execute();
}

export interface StoredEntry extends Omit<EntryRow, "nearPercent"> {
  readonly removedAt: string | null;
  readonly version: number;
}

/** One writer at a time in one entry. */
export async function lockEntry(tx: Tx, actor: Actor, id: string): Promise<StoredEntry | undefined> {
  const row = await tx
    .selectFrom("workRecord as r")
    .select([
      "r.countyId",
      "r.id",
      "r.villageId",
      "r.townshipId",
      "r.teamId",
      "r.kind",
      "r.meeting",
      "r.onDay",
      "r.text",
    ])
    .select(["r.households", "r.partyMembers", "r.people", "r.activists", "r.disputes", "r.resolved", "r.moneyFen"])
    .select(["r.leaderId", "r.leaderKind", "r.problemId", "r.goalId", "r.taskId", "r.files", "r.madeBy"])
    .select(["r.removedAt", "r.version"])
    .where(withinVillages(actor, "r"))
    .where("r.id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row as StoredEntry | undefined;
}

type Change = Partial<Omit<EntryRow, "countyId" | "id" | "madeBy" | "teamId">> & { readonly removedAt?: Date | null };

export async function saveEntry(
  tx: Tx,
  { countyId, id, version }: StoredEntry,
  { files, ...change }: Change,
): Promise<number> {
  await tx
    .updateTable("workRecord")
    .set({ ...change, ...(files && { files: JSON.stringify(files) }), version: version + 1, updatedAt: new Date() })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
  return version + 1;
}

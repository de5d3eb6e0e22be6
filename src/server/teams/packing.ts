import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { caseStatusLabel } from "#domain/cases/labels.ts";
import type { CaseStatus } from "#domain/cases/case.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import type {
  CaseFacts,
  HandoverPack,
  KnownPerson,
  OpenPromise,
  PastWork,
  VillageFacts,
} from "#domain/teams/handover.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { listPostings } from "./postings.ts";

/** The team a later stage is asked about. */
export interface TeamPlace {
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
}

/** What later stages put into a pack and name before a team is dissolved; app.ts joins them. */
export interface PackHooks {
  /** Tasks and items the village still waits for. */
  readonly promises: readonly ((
    db: Db,
    actor: Actor,
    place: TeamPlace,
    today: IsoDate,
  ) => Promise<readonly OpenPromise[]>)[];
  /** What was done since a day, the newest first. */
  readonly work: readonly ((db: Db, actor: Actor, place: TeamPlace, since: IsoDate) => Promise<readonly PastWork[]>)[];
}

/** Three months are what a successor reads; the rest is in the ledger. */
const monthsOfWork = 3;

/** What goes into every pack of a team on one day, whoever leaves it. */
export interface PackGround extends Pick<HandoverPack, "madeOn" | "village" | "case" | "promises" | "people" | "work"> {
  readonly nameOf: (postingId: string) => string;
}

/** The village, what was promised and is still open, who is who, what was lately done: read when the next has been posted. */
export async function packGround(
  tx: Tx,
  actor: Actor,
  place: TeamPlace,
  { today, hooks }: { readonly today: IsoDate; readonly hooks: PackHooks },
): Promise<PackGround> {
  const everybody = await listPostings(tx, actor, place.teamId);
  const promises = [
    ...(await listPromises(tx, actor, place)),
    ...(await asked(hooks.promises, (ask) => ask(tx, actor, place, today))),
  ];
  const since = addMonths(today, -monthsOfWork);
  return {
    madeOn: today,
    nameOf: (postingId) => everybody.find(({ id }) => id === postingId)!.name,
    village: await villageFacts(tx, actor, place),
    case: await caseFacts(tx, actor, place),
    promises,
    people: [
      ...everybody.filter(({ endedOn }) => endedOn === null).map(known),
      ...(await committeesOf(tx, actor, place)),
    ],
    work: await asked(hooks.work, (ask) => ask(tx, actor, place, since)),
  };
}

export interface Succession {
  readonly slot: Slot;
  readonly postingId: string;
  readonly successorId: string;
  readonly reason: string;
}

/** 交接包, frozen by being stored. */
export function packOf(
  { nameOf, ...ground }: PackGround,
  { slot, postingId, successorId, reason }: Succession,
): HandoverPack {
  return { ...ground, slot, leaving: nameOf(postingId), successor: nameOf(successorId), reason };
}

async function asked<H, T>(hooks: readonly H[], ask: (hook: H) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const hook of hooks) all.push(...(await ask(hook)));
  return all;
}

const known = ({ slot, name, post, unit }: Awaited<ReturnType<typeof listPostings>>[number]): KnownPerson => ({
  role: slotLabel[slot],
  name,
  post: [unit, post].filter(Boolean).join(" "),
});

/** 村“两委”成员 as the village's own file names them; their telephone numbers stay there. */
async function committeesOf(db: Db, actor: Actor, { countyId, villageId }: TeamPlace): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select '村“两委”成员' as role, m.name, m.post from committee_member m
    where ${withinVillages(actor, "m")} and m.county_id = ${countyId} and m.village_id = ${villageId} and m.removed_at is null
    order by m.position, m.id`.execute(db);
  return rows;
}

async function villageFacts(db: Db, actor: Actor, { countyId, villageId }: TeamPlace): Promise<VillageFacts> {
  const { rows } = await sql<VillageFacts>`
    select v.name, t.name as township, v.households, v.population, v.party_members, v.collective_income_fen
    from village v join township t on t.county_id = v.county_id and t.id = v.township_id
    where ${withinVillages(actor, "v", "id")} and v.county_id = ${countyId} and v.id = ${villageId}`.execute(db);
  return rows[0]!;
}

const openFile = sql`select c.* from case_file c where c.withdrawn_on is null and c.merged_into_id is null`;

async function caseFacts(db: Db, actor: Actor, { countyId, villageId }: TeamPlace): Promise<CaseFacts | null> {
  const { rows } = await sql<{
    round: string;
    status: CaseStatus;
    openedOn: IsoDate;
    dueOn: IsoDate;
    manifestations: string[];
  }>`
    select r.name as round, c.status, c.opened_on, c.due_on, array(
      select coalesce((select i ->> 'name' from jsonb_array_elements(l.items) i where i ->> 'code' = m.code limit 1), m.code)
      from unnest(c.manifestations) with ordinality m (code, place) order by m.place) as manifestations
    from (${openFile}) c join round r on r.county_id = c.county_id and r.id = c.round_id
      join manifestation_list l on l.county_id = r.county_id and l.id = r.manifestation_list_id
    where ${withinVillages(actor, "c")} and c.county_id = ${countyId} and c.village_id = ${villageId}
    order by c.opened_on desc, c.id desc limit 1`.execute(db);
  const [file] = rows;
  return file ? { ...file, status: caseStatusLabel[file.status] } : null;
}

/** Problems and goals of the village's file that are not done, the most urgent first. */
export async function listPromises(db: Db, actor: Actor, { countyId, villageId }: TeamPlace): Promise<OpenPromise[]> {
  const { rows } = await sql<OpenPromise>`
    select i.kind, i.text, i.owner, i.due_on from (${openFile}) c
    join (
      select p.county_id, p.case_id, 'problem' as kind, p.text, '' as owner, p.due_on, p.id from case_problem p
        where p.removed_at is null and p.done_on is null
      union all
      select g.county_id, g.case_id, 'goal', g.text, concat_ws(' ', nullif(g.responsible_unit, ''), nullif(g.responsible_person, '')), g.due_on, g.id
        from case_goal g where g.removed_at is null and g.done_on is null
    ) i on i.county_id = c.county_id and i.case_id = c.id
    where ${withinVillages(actor, "c")} and c.county_id = ${countyId} and c.village_id = ${villageId} and c.status not in ('closed', 'relapsed')
    order by i.due_on nulls last, i.kind desc, i.id limit 500`.execute(db);
  return rows;
}

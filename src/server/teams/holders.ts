import { sql } from "kysely";
import { notFound, type Reason } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  barsByHand,
  type FullLoad,
  fullLoad,
  type HandSettings,
  type PlaceOfPosting,
} from "#domain/teams/match/by-hand.ts";
import { isStationed, type Slot } from "#domain/teams/match/match.ts";
import { holderRefusals, type PostingRefusal } from "#domain/teams/posting.ts";
import { standsOn } from "#domain/teams/planned-rotation.ts";
import { postingRefusalSentence, type PostingWords } from "#domain/teams/team-labels.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";
import {
  findHolderPerson,
  findHolderUnit,
  type HolderPerson,
  type HolderUnit,
  listHolderPersons,
  listHolderUnits,
  lockHolders,
} from "./postings.ts";
import { reasonsOf } from "./refusing.ts";

/** Where somebody is to be put. */
export interface Seat extends PlaceOfPosting {
  readonly countyId: string;
  readonly teamId: string | null;
  readonly slot: Slot;
  /** The first day, when it lies ahead: seats that will have ended by then do not count, those that are planned do. */
  readonly startsOn?: IsoDate;
  /** The first day, where it is known: it comes after the last day in the village that somebody has left. */
  readonly fromOn?: IsoDate;
}

export interface Held {
  readonly personId: string | null;
  readonly organisationId: string | null;
}

export interface Checked {
  readonly name: string;
  /** As the posting keeps it: the unit that sends a cadre; leaders open the village to no unit. */
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly reasons: readonly Reason[];
}

/** Whether this holder may take the seat on this day, held meanwhile, with every reason against it. */
export async function checkHolder(tx: Tx, actor: Actor, seat: Seat, held: Held, today: IsoDate): Promise<Checked> {
  const ids = (id: string | null) => (id === null ? [] : [id]);
  const locked = { personIds: ids(held.personId), organisationIds: ids(held.organisationId) };
  await lockHolders(tx, actor, seat.countyId, locked);
  return lookAtHolder(tx, actor, seat, held, today);
}

/** The same for a page. A person for a unit's seat is no holder at all. */
export async function lookAtHolder(db: Db, actor: Actor, seat: Seat, held: Held, today: IsoDate): Promise<Checked> {
  const { content: settings } = await ruleOf(db, seat.countyId, "match", today);
  if (seat.slot === "paired-unit") {
    const unit =
      held.organisationId === null ? undefined : await findHolderUnit(db, actor, seat.countyId, held.organisationId);
    if (!unit) throw notFound("单位");
    return { name: unit.name, personId: null, organisationId: unit.id, reasons: againstUnit(seat, unit, settings) };
  }
  const person = held.personId === null ? undefined : await findHolderPerson(db, actor, seat.countyId, held.personId);
  if (!person) throw notFound("干部");
  const organisationId = person.kind === "cadre" ? person.organisationId : null;
  return { name: person.name, personId: person.id, organisationId, reasons: againstPerson(seat, person, settings) };
}

function againstPerson(seat: Seat, now: HolderPerson, settings: HandSettings): Reason[] {
  const { slot } = seat;
  const person = asOfStart(seat, now);
  const postedAt = elsewhereOf(seat, person);
  const { gone, left } = person;
  const facts = { gone, postedAt, inTeam: isInTeam(seat, person), leftOn: left?.endedOn ?? null };
  const load = fullLoad({ person }, heldBeside(seat, person), settings);
  const why = [...holderRefusals(slot, facts, seat.fromOn), ...barsByHand(seat, slot, { person }, settings)];
  return inPostingWords(why, { name: person.name, slot, postedAt, left, load }, "personId");
}

function againstUnit(seat: Seat, now: HolderUnit, settings: HandSettings): Reason[] {
  const { slot } = seat;
  const unit = asOfStart(seat, now);
  const facts = { gone: unit.gone, postedAt: null, inTeam: isInTeam(seat, unit), leftOn: null };
  const load = fullLoad({ unit }, heldBeside(seat, unit), settings);
  const why = [...holderRefusals(slot, facts, seat.fromOn), ...barsByHand(seat, slot, { unit }, settings)];
  return inPostingWords(why, { name: unit.name, slot, load }, "organisationId");
}

type Standing = Pick<HolderUnit, "standing" | "awaitedBy">;

/**
 * Now everybody stands where nobody has noted the end; on a day ahead, where no end is settled before it. In the same team only a plan is an
 * end: otherwise somebody whose term runs out would be planned as his own successor.
 */
const asOfStart = <H extends HolderPerson | HolderUnit>({ teamId, startsOn }: Seat, holder: H): H =>
  startsOn === undefined
    ? { ...holder, awaitedBy: [] }
    : {
        ...holder,
        standing: holder.standing.filter((stay) =>
          standsOn(stay.teamId === teamId ? { ...stay, toOn: startsOn } : stay, startsOn),
        ),
      };

const isInTeam = ({ teamId }: Seat, { standing }: Standing) => standing.some((one) => one.teamId === teamId);

/** 已联系的村数：the villages of other teams. */
const heldBeside = ({ teamId }: Seat, { standing, awaitedBy }: Standing) =>
  new Set([...standing.map((one) => one.teamId), ...awaitedBy].filter((one) => one !== teamId)).size;

/** The village where a cadre lives already. */
const elsewhereOf = (seat: Seat, { standing }: HolderPerson): string | null =>
  standing.find(({ teamId, slot }) => teamId !== seat.teamId && isStationed(slot))?.village ?? null;

/** Of somebody who is of the wrong kind for the seat, how many villages he holds says nothing. */
function inPostingWords(
  why: readonly PostingRefusal[],
  words: PostingWords & { readonly load: FullLoad | null },
  at: string,
): Reason[] {
  const full = words.load && !why.includes("eligibility") ? [words.load.rule] : [];
  return reasonsOf([...why, ...full], (rule) => postingRefusalSentence(rule, words), at);
}

const kinds = {
  "county-leader": "county-leader",
  "township-leader": "township-leader",
  "first-secretary": "cadre",
  member: "cadre",
} as const;

/** Everybody who comes into question for a seat; who may not is there too, with the reason, below those who may. */
export async function listCandidates(db: Db, actor: Actor, seat: Seat, search: string, today: IsoDate) {
  const { slot, countyId, townshipId } = seat;
  const { content: settings } = await ruleOf(db, countyId, "match", today);
  const sentences = (against: readonly Reason[]) => against.map(({ sentence }) => sentence);
  const all =
    slot === "paired-unit"
      ? (await listHolderUnits(db, actor, countyId, search)).map((unit) => ({
          ...shown(unit.id, unit.name, unit.standing),
          refusals: sentences(againstUnit(seat, unit, settings)),
        }))
      : (
          await listHolderPersons(db, actor, {
            countyId,
            kind: kinds[slot],
            townshipId: slot === "township-leader" ? townshipId : null,
            search,
          })
        ).map((person) => ({
          ...shown(person.id, person.name, person.standing),
          post: person.post,
          unit: person.unit,
          refusals: sentences(againstPerson(seat, person, settings)),
        }));
  return [...all.filter((one) => one.refusals.length === 0), ...all.filter((one) => one.refusals.length > 0)];
}

const shown = (id: string, name: string, standing: readonly { readonly village: string }[]) => ({
  id,
  name,
  post: "",
  unit: null as string | null,
  postedAt: standing.map(({ village }) => village),
});

/** Where a candidate would go: the village, and the team that stands there. */
export async function findCandidatePlace(db: Db, actor: Actor, villageId: string) {
  const { rows } = await sql<Omit<Seat, "slot">>`
    select v.county_id, v.id as village_id, v.township_id, (select t.id from team t
      where t.county_id = v.county_id and t.village_id = v.id and t.dissolved_on is null) as team_id
    from village v where ${withinVillages(actor, "v", "id")} and v.id = ${villageId}`.execute(db);
  return rows[0];
}

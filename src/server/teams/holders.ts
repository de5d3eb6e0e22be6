import { sql } from "kysely";
import { notFound, type Reason } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { barsByHand, type PlaceOfPosting } from "#domain/teams/by-hand.ts";
import type { Slot } from "#domain/teams/match.ts";
import { holderRefusals, isStationed, type PostingRefusal } from "#domain/teams/posting.ts";
import { postingRefusalSentence } from "#domain/teams/team-labels.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import {
  findHolderPerson,
  findHolderUnit,
  type HolderPerson,
  type HolderUnit,
  listHolderPersons,
  listHolderUnits,
} from "./postings.ts";
import { reasonsOf } from "./refusing.ts";

/** Where somebody is to be put. */
export interface Seat extends PlaceOfPosting {
  readonly countyId: string;
  readonly teamId: string | null;
  readonly slot: Slot;
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

/** Whether this holder may take the seat, with every reason against it. A person for a unit's seat is no holder at all. */
export async function checkHolder(db: Db, actor: Actor, seat: Seat, held: Held): Promise<Checked> {
  if (seat.slot === "paired-unit") {
    const unit =
      held.organisationId === null ? undefined : await findHolderUnit(db, actor, seat.countyId, held.organisationId);
    if (!unit) throw notFound("单位");
    return {
      name: unit.name,
      personId: null,
      organisationId: unit.id,
      reasons: reasonsFor(seat, unit.name, whyNotUnit(seat, unit)),
    };
  }
  const person = held.personId === null ? undefined : await findHolderPerson(db, actor, seat.countyId, held.personId);
  if (!person) throw notFound("干部");
  const organisationId = person.kind === "cadre" ? person.organisationId : null;
  const reasons = reasonsFor(seat, person.name, whyNotPerson(seat, person), elsewhereOf(seat, person));
  return { name: person.name, personId: person.id, organisationId, reasons };
}

function whyNotPerson(seat: Seat, person: HolderPerson): PostingRefusal[] {
  const inTeam = person.standing.some(({ teamId }) => teamId === seat.teamId);
  const facts = { gone: person.gone, postedAt: elsewhereOf(seat, person), inTeam };
  return [...holderRefusals(seat.slot, facts), ...barsByHand(seat, seat.slot, { person })];
}

function whyNotUnit(seat: Seat, unit: HolderUnit): PostingRefusal[] {
  const inTeam = unit.standing.some(({ teamId }) => teamId === seat.teamId);
  return [
    ...holderRefusals(seat.slot, { gone: unit.gone, postedAt: null, inTeam }),
    ...barsByHand(seat, seat.slot, { unit }),
  ];
}

/** The village where a cadre lives already. */
const elsewhereOf = (seat: Seat, { standing }: HolderPerson): string | null =>
  standing.find(({ teamId, slot }) => teamId !== seat.teamId && isStationed(slot))?.village ?? null;

const reasonsFor = ({ slot }: Seat, name: string, why: readonly PostingRefusal[], postedAt: string | null = null) =>
  reasonsOf(
    why,
    (rule) => postingRefusalSentence(rule, { name, slot, postedAt }),
    slot === "paired-unit" ? "organisationId" : "personId",
  );

const kinds = {
  "county-leader": "county-leader",
  "township-leader": "township-leader",
  "first-secretary": "cadre",
  member: "cadre",
} as const;

/** Everybody who comes into question for a seat; who may not is there too, with the reason, below those who may. */
export async function listCandidates(db: Db, actor: Actor, seat: Seat, search: string) {
  const { slot, countyId, townshipId } = seat;
  const all =
    slot === "paired-unit"
      ? (await listHolderUnits(db, actor, countyId, search)).map((unit) => ({
          ...shown(unit.id, unit.name, unit.standing),
          refusals: reasonsFor(seat, unit.name, whyNotUnit(seat, unit)).map(({ sentence }) => sentence),
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
          refusals: reasonsFor(seat, person.name, whyNotPerson(seat, person), elsewhereOf(seat, person)).map(
            ({ sentence }) => sentence,
          ),
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

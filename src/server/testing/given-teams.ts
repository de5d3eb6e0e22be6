import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { organisationIds, qinglan, teamIds, townshipIds, villageIds } from "./cast.ts";

interface TeamOver {
  readonly id?: string;
  readonly village?: "上梨峪" | "前柳庄";
  readonly organisationId?: string | null;
  readonly formedOn?: string;
  readonly termTo?: string;
}

/** The team of the cast, in 前柳庄 unless said otherwise, sent by 县信访局, and what the round asks of it. */
export async function aTeam(tx: Tx, roundId: string, over: TeamOver = {}) {
  const { id = teamIds.前柳庄, village = "前柳庄" } = over;
  const organisationId = over.organisationId === undefined ? organisationIds.县信访局 : over.organisationId;
  await tx
    .insertInto("team")
    .values({
      countyId: qinglan,
      id,
      roundId,
      villageId: villageIds[village],
      townshipId: townshipIds.柳溪镇,
      organisationId,
      name: `${village}村驻村工作队`,
      formedOn: over.formedOn ?? "2026-03-01",
      termTo: over.termTo ?? "2028-02-29",
    })
    .execute();
  return id;
}

interface PersonOver {
  readonly name?: string;
  readonly kind?: "county-leader" | "township-leader" | "cadre";
  readonly organisationId?: string | null;
  readonly townshipId?: string | null;
  readonly homeTownshipId?: string | null;
  readonly unitHead?: boolean;
}

export async function aPerson(tx: Tx, over: PersonOver = {}) {
  const id = uuidv7();
  await tx
    .insertInto("person")
    .values({
      countyId: qinglan,
      id,
      name: "何某某",
      kind: "cadre",
      organisationId: organisationIds.县信访局,
      post: "科员",
      birthYear: 1985,
      partyMember: true,
      ...over,
    })
    .execute();
  return id;
}

interface PostingOver {
  readonly slot?: "county-leader" | "township-leader" | "first-secretary" | "member";
  readonly teamId?: string;
  readonly village?: "上梨峪" | "前柳庄";
  readonly organisationId?: string | null;
  readonly fromOn?: string;
  readonly toOn?: string;
}

/** Somebody who stands in the team of the cast, as its first secretary unless said otherwise. */
export async function aPosting(tx: Tx, personId: string, over: PostingOver = {}) {
  const id = uuidv7();
  const { slot = "first-secretary", teamId = teamIds.前柳庄, village = "前柳庄" } = over;
  await tx
    .insertInto("posting")
    .values({
      countyId: qinglan,
      id,
      teamId,
      villageId: villageIds[village],
      townshipId: townshipIds.柳溪镇,
      slot,
      personId,
      organisationId: over.organisationId === undefined ? organisationIds.县信访局 : over.organisationId,
      fromOn: over.fromOn ?? "2026-03-01",
      toOn: over.toOn ?? "2028-02-29",
    })
    .execute();
  return id;
}

/** A team with a first secretary and a member, in a village on the list. */
export async function aStaffedTeam(tx: Tx, roundId: string) {
  const teamId = await aTeam(tx, roundId);
  const [secretary, member] = [await aPerson(tx, { name: "何书记" }), await aPerson(tx, { name: "林队员" })];
  return {
    teamId,
    secretary,
    member,
    secretaryPosting: await aPosting(tx, secretary),
    memberPosting: await aPosting(tx, member, { slot: "member" }),
  };
}

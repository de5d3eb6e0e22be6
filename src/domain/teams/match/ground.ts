import type { OrganisationKind } from "../../registry/labels.ts";
import type { MatchInput, MatchPerson, MatchPick, MatchUnit, MatchVillage, ProblemType, Slot } from "./match.ts";

/** The input with everything found by its id, made once for a matching. */
export interface Ground {
  readonly input: MatchInput;
  readonly villages: ReadonlyMap<string, MatchVillage>;
  readonly people: ReadonlyMap<string, MatchPerson>;
  readonly units: ReadonlyMap<string, MatchUnit>;
  readonly townshipNames: ReadonlyMap<string, string>;
  /** Of a kind of unit: the problem types it is paired with. */
  readonly typesOfKind: ReadonlyMap<OrganisationKind, readonly ProblemType[]>;
  /** village and holder → the slot held today. */
  readonly standing: ReadonlyMap<string, Slot>;
}

export const pairKey = (villageId: string, holderId: string) => `${villageId} ${holderId}`;
export const pickKey = ({ villageId, slot, holderId }: MatchPick) => `${villageId} ${slot} ${holderId}`;

export function groundOf(input: MatchInput): Ground {
  const typesOfKind = new Map<OrganisationKind, ProblemType[]>();
  for (const [type, kinds] of Object.entries(input.settings.pairing) as [ProblemType, OrganisationKind[]][])
    for (const kind of kinds) typesOfKind.set(kind, [...(typesOfKind.get(kind) ?? []), type]);
  return {
    input,
    villages: byId(input.villages),
    people: byId(input.people),
    units: byId(input.units),
    townshipNames: new Map(input.townships.map(({ id, name }) => [id, name])),
    typesOfKind,
    standing: new Map(input.standing.map(({ villageId, slot, holderId }) => [pairKey(villageId, holderId), slot])),
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

/** Members of a team beside its first secretary, and its township leader where he is counted. */
export function memberRange({ team }: MatchInput["settings"]): { min: number; max: number } {
  const counted = team.countsTownshipLeader ? 2 : 1;
  return { min: Math.max(0, team.min - counted), max: team.max - counted };
}

export const villageName = (ground: Ground, id: string) => ground.villages.get(id)?.name ?? "未知的村";

export const holderName = (ground: Ground, id: string) =>
  ground.people.get(id)?.name ?? ground.units.get(id)?.name ?? "未知的人选";

export const townshipName = (ground: Ground, id: string | null | undefined) =>
  (id && ground.townshipNames.get(id)) || "所在乡镇";

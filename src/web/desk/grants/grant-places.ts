import type { grants } from "#contract/accounts.ts";
import type { Result } from "#contract/route.ts";
import type { Role } from "#domain/access.ts";
import { placeNeeded } from "#domain/grant.ts";

type Places = Result<typeof grants.places>;

/** The places this role can be granted for, the county named where the name alone would not say which. */
export function placeOptions(role: Role, { areas, townships, organisations, teams }: Places) {
  const county = (id: string) => areas.find((area) => area.id === id)?.name ?? "";
  const within = (rows: readonly { id: string; name: string; countyId: string }[]) =>
    rows.map((one) => ({ value: one.id, label: `${county(one.countyId)} ${one.name}`.trim() }));
  const need = placeNeeded[role];
  if (need === "none") return [];
  if (need === "township") return within(townships);
  if (need === "organisation") return within(organisations);
  if (need === "team") return within(teams);
  return areas.filter((area) => area.level === need).map((area) => ({ value: area.id, label: area.name }));
}

/** A township, a unit or a team is granted together with its county: the id alone would not say whose it is. */
export function placeBody(role: Role, place: string | undefined, { townships, organisations, teams }: Places) {
  const need = placeNeeded[role];
  const none = { areaId: null, townshipId: null, organisationId: null, teamId: null };
  const countyOf = (rows: readonly { id: string; countyId: string }[]) =>
    rows.find(({ id }) => id === place)?.countyId ?? null;
  if (need === "none" || !place) return none;
  if (need === "township") return { ...none, areaId: countyOf(townships), townshipId: place };
  if (need === "organisation") return { ...none, areaId: countyOf(organisations), organisationId: place };
  if (need === "team") return { ...none, areaId: countyOf(teams), teamId: place };
  return { ...none, areaId: place };
}

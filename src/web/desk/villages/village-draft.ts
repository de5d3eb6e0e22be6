import type { Body, Result } from "#contract/route.ts";
import type { villages } from "#contract/villages.ts";
import { fenOfWan, wanOfFen } from "./amounts.ts";

type Details = Omit<Body<typeof villages.edit>, "version">;

/** What the form holds: money in 万元, as officers write it. */
export type VillageDraft = Omit<Partial<Details>, "collectiveIncomeFen"> &
  Pick<Details, "name" | "kind"> & { readonly collectiveIncomeWan?: number | null };

export const emptyDraft: Partial<VillageDraft> = { kind: "village", aliases: [], codes: [] };

export function draftOf(village: Result<typeof villages.get>): VillageDraft {
  const { name, kind, households, population, partyMembers, collectiveIncomeFen, aliases, codes } = village;
  return {
    name,
    kind,
    households,
    population,
    partyMembers,
    collectiveIncomeWan: wanOfFen(collectiveIncomeFen),
    aliases,
    codes,
  };
}

export function detailsOf({ collectiveIncomeWan, ...draft }: VillageDraft): Details {
  return {
    name: draft.name,
    kind: draft.kind,
    households: draft.households ?? null,
    population: draft.population ?? null,
    partyMembers: draft.partyMembers ?? null,
    collectiveIncomeFen: fenOfWan(collectiveIncomeWan),
    aliases: draft.aliases ?? [],
    codes: draft.codes ?? [],
  };
}

/** A village as a county office would type it, with nothing known but its name. */
export function aVillageBody(name: string) {
  return {
    name,
    kind: "village" as const,
    households: null as number | null,
    population: null as number | null,
    partyMembers: null as number | null,
    collectiveIncomeFen: null as number | null,
    aliases: [] as string[],
    codes: [] as ReturnType<typeof codeOf>[],
  };
}

export const codeOf = (code: string, vintage = "2023-06-30") => ({ scheme: "nbs" as const, code, vintage });

import { groupBy } from "../../group.ts";
import { type DrawFrame, type DrawUnit, inGroups } from "./frame.ts";
import type { Lots } from "./lots.ts";

export interface Party {
  /** The name of the group; empty for persons drawn one by one. */
  readonly group: string;
  readonly inspectorIds: readonly string[];
}

/**
 * Who goes where. Objects in the order they were drawn; for each, of those who need not keep away, whoever has the fewest
 * objects so far, and among these the smallest hash. With groups a whole group goes, and stays away when one of it must.
 */
export function assign(frame: DrawFrame, objects: readonly DrawUnit[], lots: Lots): Party[] {
  const parties = partiesOf(frame);
  const recusals = groupBy(frame.recusals, ({ unitId }) => unitId);
  const loads = new Map(parties.map(({ key }) => [key, 0]));
  const needed = inGroups(frame) ? 1 : frame.perObject;
  return objects.map((unit) => {
    const away = new Set(recusals.get(unit.id)?.map(({ inspectorId }) => inspectorId));
    let free = parties.filter(({ inspectorIds }) => !inspectorIds.some((id) => away.has(id)));
    const taken: Keyed[] = [];
    while (taken.length < needed) {
      const least = Math.min(...free.map(({ key }) => loads.get(key)!));
      const idle = free.filter(({ key }) => loads.get(key) === least);
      taken.push(...lots.first(idle, needed - taken.length, ({ key }) => `inspector\n${unit.id}\n${key}`));
      free = free.filter(({ key }) => loads.get(key) !== least);
    }
    for (const { key } of taken) loads.set(key, loads.get(key)! + 1);
    return { group: taken[0]!.group, inspectorIds: taken.flatMap(({ inspectorIds }) => inspectorIds) };
  });
}

type Keyed = Party & { readonly key: string };

function partiesOf(frame: DrawFrame): Keyed[] {
  if (!inGroups(frame)) return frame.inspectors.map(({ id }) => ({ key: id, group: "", inspectorIds: [id] }));
  const groups = new Map<string, string[]>();
  for (const { id, group } of frame.inspectors) groups.set(group, [...(groups.get(group) ?? []), id]);
  return [...groups].map(([group, inspectorIds]) => ({ key: group, group, inspectorIds }));
}

/** How many a place needs, and who could fill it. Nobody fills the same place twice. */
export interface Place {
  readonly need: number;
  readonly able: readonly string[];
}

/**
 * Whether every place can be filled when each holder fills no more places than he has room for: bipartite matching by
 * augmenting paths, exact.
 */
export function canFill(places: readonly Place[], roomOf: (holder: string) => number): boolean {
  const held = places.map(() => new Set<string>());
  const holding = new Map<string, Set<number>>();
  return places.every(({ need }, place) => {
    for (let n = 0; n < need; n += 1) if (!fill(place, new Set())) return false;
    return true;
  });

  /** Finds one more holder for the place; one without room gives up another place that finds somebody else. */
  function fill(place: number, asked: Set<string>): boolean {
    for (const holder of places[place]!.able) {
      if (asked.has(holder) || held[place]!.has(holder)) continue;
      asked.add(holder);
      if (hasRoom(holder) || leaves(holder, asked)) {
        held[place]!.add(holder);
        placesOf(holder).add(place);
        return true;
      }
    }
    return false;
  }

  function leaves(holder: string, asked: Set<string>): boolean {
    for (const place of [...placesOf(holder)]) {
      if (!fill(place, asked)) continue;
      held[place]!.delete(holder);
      placesOf(holder).delete(place);
      return true;
    }
    return false;
  }

  function hasRoom(holder: string): boolean {
    return placesOf(holder).size < roomOf(holder);
  }

  function placesOf(holder: string): Set<number> {
    const found = holding.get(holder);
    if (found) return found;
    const none = new Set<number>();
    holding.set(holder, none);
    return none;
  }
}

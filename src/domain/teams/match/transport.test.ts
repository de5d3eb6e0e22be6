import fc from "fast-check";
import { expect, test } from "vitest";
import { canFill, type Place } from "./transport.ts";

/** Tries every way. */
function tried(
  places: readonly Place[],
  room: Readonly<Record<string, number>>,
  place = 0,
  filled: readonly string[] = [],
): boolean {
  if (place === places.length) return true;
  if (filled.length === places[place]!.need) return tried(places, room, place + 1);
  return places[place]!.able.some(
    (holder) =>
      !filled.includes(holder) &&
      room[holder]! > 0 &&
      tried(places, { ...room, [holder]: room[holder]! - 1 }, place, [...filled, holder]),
  );
}

test("says the same as trying every way", () => {
  const place = fc.record({
    need: fc.integer({ min: 0, max: 2 }),
    able: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")),
  });
  const room = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2), d: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 4 }), room, (places, rooms) => {
      expect(canFill(places, (holder) => rooms[holder as "a"])).toBe(tried(places, rooms));
    }),
    { numRuns: 2_000 },
  );
});

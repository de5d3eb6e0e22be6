import fc from "fast-check";
import { expect, test } from "vitest";
import { counts, leaderKinds, meetingKinds, recordKinds } from "./record.ts";
import { cellOf, differences, type TallyCell, type Tallied } from "./tally.ts";

const entry: fc.Arbitrary<Tallied> = fc
  .record({
    kind: fc.constantFrom(...recordKinds),
    villageId: fc.constantFrom("v1", "v2"),
    onDay: fc.constantFrom("2026-01-31", "2026-02-01", "2026-02-28"),
    meeting: fc.constantFrom(...meetingKinds),
    leader: fc.constantFrom(...leaderKinds),
    amounts: fc.tuple(...counts.map(() => fc.nat(9))),
  })
  .map(({ kind, villageId, onDay, meeting, leader, amounts }) => ({
    kind,
    villageId,
    townshipId: "t",
    onDay,
    meeting: kind === "meeting" ? meeting : null,
    leaderKind: kind === "leader-visit" ? leader : null,
    ...(Object.fromEntries(counts.map((count, i) => [count, amounts[i]!])) as Record<(typeof counts)[number], number>),
  }));

const numbers = ["times", ...counts] as const;

function added(cells: readonly TallyCell[]) {
  const sums = new Map<string, Record<string, number>>();
  for (const cell of cells) {
    const key = [cell.month, cell.villageId, cell.kind, cell.part].join(" ");
    const held = sums.get(key);
    sums.set(key, Object.fromEntries(numbers.map((one) => [one, (held?.[one] ?? 0) + cell[one]])));
  }
  return new Map([...sums].filter(([, sum]) => Object.values(sum).some((n) => n !== 0)).toSorted());
}

test("after any course of adding, changing and withdrawing the months are what the entries add up to", () => {
  const step = fc.record({ slot: fc.nat(4), state: fc.option(entry, { nil: null }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const entries = new Map<number, Tallied | null>();
      const cells: TallyCell[] = [];
      for (const { slot, state } of steps) {
        cells.push(...differences(entries.get(slot) ?? null, state));
        entries.set(slot, state);
      }
      const standing = [...entries.values()].filter((one) => one !== null).map(cellOf);
      expect(added(cells)).toEqual(added(standing));
    }),
  );
});

test("a change within one cell is one difference, and none when nothing moves", () => {
  const [one] = fc.sample(entry, { numRuns: 1, seed: 7 });
  expect(differences(one!, one!)).toEqual([]);
  expect(differences(one!, { ...one!, households: one!.households + 2 })).toMatchObject([{ households: 2, times: 0 }]);
});

test("visits to households are not counted as times; meetings and leaders are", () => {
  const base = { villageId: "v", townshipId: "t", onDay: "2026-11-21", meeting: null, leaderKind: null };
  const none = { households: 5, partyMembers: 0, people: 0, activists: 0, disputes: 0, resolved: 0, moneyFen: 0 };
  expect(cellOf({ ...base, ...none, kind: "household" })).toMatchObject({ times: 0, month: "2026-11-01", part: "" });
  expect(cellOf({ ...base, ...none, kind: "meeting", meeting: "members" })).toMatchObject({
    times: 1,
    part: "members",
  });
});

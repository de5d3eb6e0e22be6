import fc from "fast-check";
import { expect, test } from "vitest";
import { type FourMeetings, isCarried, isQuorate, meetingFaults } from "./four-meetings.ts";

const vote = (heldOn: string, due: number, present: number, agreed: number) => ({ heldOn, due, present, agreed });

const held = (over: Partial<FourMeetings> = {}): FourMeetings => ({
  sentOn: "2026-11-02",
  proposedOn: "2026-11-01",
  consultedOn: "2026-11-02",
  members: vote("2026-11-06", 30, 20, 11),
  delegates: vote("2026-11-08", 45, 30, 16),
  ...over,
});
const faults = (over: Partial<FourMeetings> = {}, sentDays = 3) =>
  meetingFaults(held(over), { sentDays }, "2026-11-22");

test("a decision of all four meetings with quorum and majority is carried", () => {
  expect(faults()).toEqual([]);
});

test("two thirds of ten are seven, and half of those present is not more than half", () => {
  expect(isQuorate({ due: 10, present: 6 })).toBe(false);
  expect(isQuorate({ due: 10, present: 7 })).toBe(true);
  expect(isQuorate({ due: 9, present: 6 })).toBe(true);
  expect(isCarried({ present: 10, agreed: 5 })).toBe(false);
  expect(isCarried({ present: 10, agreed: 6 })).toBe(true);
  expect(isCarried({ present: 11, agreed: 6 })).toBe(true);
});

test("too few members or too few votes are each said", () => {
  expect(faults({ members: vote("2026-11-06", 31, 20, 20) })).toEqual(["members-quorum"]);
  expect(faults({ members: vote("2026-11-06", 30, 20, 10) })).toEqual(["members-majority"]);
  expect(faults({ delegates: vote("2026-11-08", 46, 30, 15) })).toEqual(["delegates-quorum", "delegates-majority"]);
});

test("numbers that cannot be are told as such", () => {
  expect(faults({ members: vote("2026-11-06", 30, 31, 20) })).toEqual(["members-numbers"]);
  expect(faults({ members: vote("2026-11-06", 30, 20, 21) })).toEqual(["members-numbers"]);
  expect(faults({ delegates: vote("2026-11-08", 0, 0, 0) })).toEqual(["delegates-numbers"]);
});

test("a meeting that was not held, out of order, or still to come carries nothing", () => {
  expect(faults({ proposedOn: null })).toEqual(["proposal-missing"]);
  expect(faults({ consultedOn: null, delegates: null })).toEqual(["consultation-missing", "delegates-missing"]);
  expect(faults({ members: vote("2026-11-09", 30, 20, 11) })).toEqual(["out-of-order"]);
  expect(faults({ delegates: vote("2026-11-23", 45, 30, 16) })).toEqual(["in-the-future"]);
});

test("the first two meetings may be one, on the same day", () => {
  expect(faults({ consultedOn: "2026-11-01" })).toEqual([]);
});

test("the plan goes to the members as many days before as the rule says", () => {
  expect(faults({ sentOn: "2026-11-04" })).toEqual(["sent-too-late"]);
  expect(faults({ sentOn: "2026-11-03" })).toEqual([]);
  expect(faults({ sentOn: null })).toEqual(["sent-missing"]);
  expect(faults({ sentOn: null }, 0)).toEqual([]);
});

test("whoever stays away or votes against never helps a decision through", () => {
  const numbers = fc
    .integer({ min: 1, max: 300 })
    .chain((due) =>
      fc
        .integer({ min: 1, max: due })
        .chain((present) => fc.tuple(fc.constant(due), fc.constant(present), fc.nat(present - 1))),
    );
  fc.assert(
    fc.property(numbers, ([due, present, agreed]) => {
      const more = faults({ members: vote("2026-11-06", due, present, agreed + 1) });
      const fewer = faults({ members: vote("2026-11-06", due, present, agreed) });
      expect(more.length).toBeLessThanOrEqual(fewer.length);
    }),
  );
});

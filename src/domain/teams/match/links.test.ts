import { expect, test } from "vitest";
import { linkOf } from "./links.ts";
import type { ConflictRule } from "./result.ts";
import type { MatchInput } from "./match.ts";

const pick = { villageId: "v1", slot: "county-leader", holderId: "p1" } as const;
const input = {
  people: [{ id: "p1" }, { id: "p2", capacity: 0 }],
  units: [{ id: "u1" }, { id: "u2", capacity: 1 }],
  pins: [
    { id: "ban", kind: "ban", ...pick },
    { id: "pin", kind: "pin", ...pick },
  ],
} as unknown as MatchInput;

const linked = (rule: Partial<ConflictRule>) => linkOf(input, { rule: "pin", text: "", ...pick, ...rule });

test("a pin or ban in the way opens by its own id, and one that is gone opens nothing", () => {
  expect(linked({ rule: "pin" })).toEqual({ kind: "pin", id: "pin" });
  expect(linked({ rule: "ban" })).toEqual({ kind: "pin", id: "ban" });
  expect(linked({ rule: "ban", villageId: "v2" })).toEqual({ kind: "none", id: null });
});

test("a rule on somebody opens his row of the register, be it a person or a unit", () => {
  expect(linked({ rule: "kinship" })).toEqual({ kind: "person", id: "p1" });
  expect(linked({ rule: "one-posting", holderId: "u1" })).toEqual({ kind: "unit", id: "u1" });
  expect(linked({ rule: "eligibility", holderId: null })).toEqual({ kind: "person", id: null });
});

test("a figure opens the settings, or the register where it is his own; an empty seat its village", () => {
  expect(linked({ rule: "capacity-county-leader", holderId: "p2" })).toEqual({ kind: "person", id: "p2" });
  expect(linked({ rule: "capacity-unit", holderId: "u2" })).toEqual({ kind: "unit", id: "u2" });
  expect(linked({ rule: "capacity-county-leader" })).toEqual({ kind: "setting", id: null });
  expect(linked({ rule: "capacity-unit" })).toEqual({ kind: "setting", id: null });
  expect(linked({ rule: "slot-empty" })).toEqual({ kind: "village", id: "v1" });
});

import { expect, test, vi } from "vitest";
import { uuidv7 } from "./uuid.ts";

const at = (id: string) => Number.parseInt(id.replace("-", "").slice(0, 12), 16);

test("what one writer makes is in order, thousands within a millisecond and over a clock set back", () => {
  const clock = vi.spyOn(Date, "now");
  const made: string[] = [];
  try {
    for (const now of [1_900_000_000_000, 1_900_000_000_001, 1_899_999_000_000, 1_900_000_000_100]) {
      clock.mockReturnValue(now);
      for (let i = 0; i < 10_000; i++) made.push(uuidv7());
    }
  } finally {
    clock.mockRestore();
  }
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(at(made.at(-1)!) - 1_900_000_000_100).toBeLessThan(10);
});

test("a day that is asked for is the day of the id, and disturbs no order", () => {
  expect(at(uuidv7(1_800_000_000_000))).toBe(1_800_000_000_000);
  const [before, , after] = [uuidv7(), uuidv7(4_000_000_000_000), uuidv7()];
  expect(before! < after!).toBe(true);
});

import { expect, test } from "vitest";
import { retryOnRace } from "./retry.ts";

const failing = (code: string, message: string) => Object.assign(new Error(message), { code });

/** How often an act that always fails so is tried. */
async function tries(error: Error): Promise<number> {
  let count = 0;
  const act = () => {
    count += 1;
    return Promise.reject(error);
  };
  await expect(retryOnRace(act)).rejects.toBe(error);
  return count;
}

test("what lost a race is tried three times in all, what is wrong once", async () => {
  expect(await tries(failing("40P01", "deadlock detected"))).toBe(3);
  expect(await tries(failing("40001", "could not serialize access"))).toBe(3);
  expect(await tries(failing("XX000", "new multixact has more than one updating member: 0 5[1 (keysh)]"))).toBe(3);
  expect(await tries(failing("XX000", "could not open relation"))).toBe(1);
  expect(await tries(failing("23514", "violates check constraint"))).toBe(1);
});

test("an act that succeeds at the second time is done", async () => {
  let count = 0;
  const act = () => (++count === 1 ? Promise.reject(failing("40P01", "deadlock detected")) : Promise.resolve("done"));
  expect(await retryOnRace(act)).toBe("done");
});

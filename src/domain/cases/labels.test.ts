import { expect, test } from "vitest";
import * as labels from "./labels.ts";

test("every label is Chinese and no two of one table are alike", () => {
  for (const table of Object.values(labels)) {
    if (typeof table === "function") continue;
    const words = Object.values(table);
    expect(words.filter((word) => !/\p{Script=Han}/u.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  }
});

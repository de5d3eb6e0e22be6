import { expect, test } from "vitest";
import { templatePhrases } from "./template-text.ts";

test("longer phrases are taken out before the shorter ones inside them", () => {
  for (const [i, phrase] of templatePhrases.entries())
    expect({ phrase, hiddenBehind: templatePhrases.slice(0, i).filter((one) => phrase.includes(one)) }).toEqual({
      phrase,
      hiddenBehind: [],
    });
});

test("no phrase stands twice", () => {
  expect(new Set(templatePhrases).size).toBe(templatePhrases.length);
});

import { expect, test } from "vitest";
import { waitsFor } from "./waiting.ts";

const bulletin = { authorId: "author", returnReason: "" };

test.each([
  ["submitted", "author", null],
  ["submitted", "second", "approval"],
  ["approved", "author", "publication"],
  ["approved", "second", "publication"],
  ["draft", "author", "submission"],
  ["draft", "second", null],
  ["published", "author", null],
  ["published", "second", null],
] as const)("%s asks of %s: %s", (status, actorId, wait) => {
  expect(waitsFor({ ...bulletin, status }, actorId)).toBe(wait);
});

test("a draft that was sent back asks its author to mend it", () => {
  expect(waitsFor({ ...bulletin, status: "draft", returnReason: "数字有误" }, "author")).toBe("mending");
  expect(waitsFor({ ...bulletin, status: "draft", returnReason: "数字有误" }, "second")).toBeNull();
});

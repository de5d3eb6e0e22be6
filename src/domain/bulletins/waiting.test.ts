import { expect, test } from "vitest";
import { waitsFor } from "./waiting.ts";

const bulletin = { authorId: "author", returnReason: "", namingsProposed: 0, repliesOpen: 0 };

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
  expect(waitsFor({ ...bulletin, status }, actorId)).toEqual(wait === null ? [] : [wait]);
});

test("a draft that was sent back asks its author to mend it", () => {
  expect(waitsFor({ ...bulletin, status: "draft", returnReason: "数字有误" }, "author")).toEqual(["mending"]);
  expect(waitsFor({ ...bulletin, status: "draft", returnReason: "数字有误" }, "second")).toEqual([]);
});

test("names wait for another's yes until the text is out, besides its own step", () => {
  const named = { ...bulletin, namingsProposed: 2 };
  expect(waitsFor({ ...named, status: "draft" }, "second")).toEqual(["naming"]);
  expect(waitsFor({ ...named, status: "submitted" }, "second")).toEqual(["approval", "naming"]);
  expect(waitsFor({ ...named, status: "published" }, "second")).toEqual([]);
});

test("what the named said waits for the author of the text alone", () => {
  const answered = { ...bulletin, status: "published", repliesOpen: 1 } as const;
  expect(waitsFor(answered, "author")).toEqual(["reply"]);
  expect(waitsFor(answered, "second")).toEqual([]);
});

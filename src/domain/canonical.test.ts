import { expect, test } from "vitest";
import { canonical } from "./canonical.ts";

test("the same content has the same text, in whatever order its fields come", () => {
  expect(canonical({ b: [1, { d: null, c: "县" }], a: true })).toBe('{"a":true,"b":[1,{"c":"县","d":null}]}');
  expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
});

test("another order of a list is another content", () => {
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
});

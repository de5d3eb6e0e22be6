import { expect, test } from "vitest";
import { permitsWithoutDocument } from "./permit.ts";

test("已办理的手续须写明文号，不需要的和办理中的不用写", () => {
  const without = permitsWithoutDocument([
    { kind: "land", state: "done", document: " " },
    { kind: "environment", state: "pending", document: "" },
    { kind: "planning", state: "not-needed", document: "" },
  ]);
  expect(without).toEqual(["land"]);
  expect(permitsWithoutDocument([{ kind: "land", state: "done", document: "1号" }])).toEqual([]);
});

import { expect, test } from "vitest";
import { type Opinion, opinionRefusals, settle } from "./opinion.ts";

const opinion = (id: string, villageId: string, kind: Opinion["kind"], over: Partial<Opinion> = {}): Opinion => ({
  id,
  villageId,
  kind,
  body: "discipline",
  organisationId: "jw",
  reason: "群众反映强烈",
  ...over,
});

test("adding and removing need a reason of five characters, keeping needs none", () => {
  expect(opinionRefusals({ kind: "remove", reason: "已经整改" }, true)).toEqual(["reason-too-short"]);
  expect(opinionRefusals({ kind: "remove", reason: "已经整改好" }, true)).toEqual([]);
  expect(opinionRefusals({ kind: "add", reason: "  四个字啊  " }, false)).toEqual(["reason-too-short"]);
  expect(opinionRefusals({ kind: "keep", reason: "" }, true)).toEqual([]);
});

test("only a village off the list can be added, only one on it removed or kept", () => {
  expect(opinionRefusals({ kind: "add", reason: "涉黑案件查处" }, true)).toEqual(["already-listed"]);
  expect(opinionRefusals({ kind: "remove", reason: "涉黑案件查处" }, false)).toEqual(["not-listed"]);
  expect(opinionRefusals({ kind: "keep", reason: "" }, false)).toEqual(["not-listed"]);
});

test("a removal opens a disagreement and takes nothing off", () => {
  const proposals = settle(["v1", "v2"], [opinion("1", "v2", "remove"), opinion("2", "v1", "keep")]);
  expect(proposals.map(({ villageId, origin, open }) => [villageId, origin, open])).toEqual([
    ["v1", "shortlist", false],
    ["v2", "shortlist", true],
  ]);
});

test("an added village enters the proposal, open, after the shortlist", () => {
  const proposals = settle(
    ["v9"],
    [opinion("1", "v3", "add"), opinion("2", "v2", "add", { body: "politics-law", organisationId: "zf" })],
  );
  expect(proposals.map(({ villageId, origin, open }) => [villageId, origin, open])).toEqual([
    ["v9", "shortlist", false],
    ["v2", "opinion", true],
    ["v3", "opinion", true],
  ]);
});

test("the last word of an organisation stands, whatever order they arrive in", () => {
  const words = [
    opinion("1", "v1", "remove"),
    opinion("2", "v1", "keep"),
    opinion("3", "v1", "remove", { organisationId: "xf", body: "petition" }),
  ];
  const [proposal] = settle(["v1"], words.toReversed());
  expect(proposal!.opinions.map((given) => given.id)).toEqual(["2", "3"]);
  expect(settle(["v1"], words.slice(0, 2))[0]!.open).toBe(false);
});

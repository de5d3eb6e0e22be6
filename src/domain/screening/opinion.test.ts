import { expect, test } from "vitest";
import { agreeRefusals, type Opinion, opinionRefusals, settle, withdrawalRefusals } from "./opinion.ts";

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

test("the last word of an organisation stands, by the order of writing and not by the ids of browsers", () => {
  const words = [
    opinion("8", "v1", "remove"),
    opinion("2", "v1", "keep"),
    opinion("1", "v1", "remove", { organisationId: "xf", body: "petition" }),
  ];
  const [proposal] = settle(["v1"], words);
  expect(proposal!.opinions.map((given) => given.id)).toEqual(["2", "1"]);
  expect(settle(["v1"], words.slice(0, 2))[0]!.open).toBe(false);
});

test("an opinion taken back stands for nothing, and may be given again", () => {
  const words = [opinion("1", "v1", "remove"), opinion("2", "v1", "withdrawn"), opinion("3", "v2", "add")];
  expect(settle(["v1"], words)[0]).toMatchObject({ open: false, opinions: [] });
  expect(settle(["v1"], words)).toHaveLength(2);
  expect(settle(["v1"], [...words, opinion("4", "v2", "withdrawn")])).toHaveLength(1);
  expect(settle(["v1"], [...words, opinion("5", "v1", "keep")])[0]!.opinions).toHaveLength(1);
});

test("agreeing to many passes over no village its organisation has spoken on; only a standing word is taken back", () => {
  const spokenOn = new Set(["v1"]);
  expect(agreeRefusals(["v2", "v3"], spokenOn)).toEqual([]);
  expect(agreeRefusals(["v2", "v1"], spokenOn)).toEqual(["written-before"]);
  expect(withdrawalRefusals(["v1"], spokenOn)).toEqual([]);
  expect(withdrawalRefusals(["v1", "v2"], spokenOn)).toEqual(["nothing-to-withdraw"]);
});

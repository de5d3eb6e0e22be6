import { expect, test } from "vitest";
import type { MatchInput } from "./match.ts";
import { shippedMatchSettings } from "./settings.ts";
import { inputChanges } from "./stale.ts";

const village = {
  id: "v",
  name: "上梨峪村",
  townshipId: "t",
  level: "county",
  problemTypes: ["weak"],
  needsSkills: [],
} as const;
const person = {
  id: "a",
  name: "何明远",
  kind: "cadre",
  organisationId: "o",
  townshipId: null,
  homeTownshipId: null,
  kinVillageIds: [],
  birthYear: 1985,
  skills: [],
  partyMember: true,
} as const;
const unit = { id: "o", name: "县信访局", kind: "party", level: "county" } as const;
const input: MatchInput = {
  townships: [
    { id: "t", name: "柳溪镇" },
    { id: "s", name: "松岭乡" },
  ],
  villages: [village],
  people: [person],
  units: [unit],
  pins: [],
  standing: [],
  settings: { ...shippedMatchSettings, termFrom: "2026-03-01", termTo: "2028-02-29" },
};
const picks = [{ villageId: "v", slot: "first-secretary", holderId: "a" }] as const;
const said = (now: Partial<MatchInput>, of: readonly (typeof picks)[number][] = picks) =>
  inputChanges(input, { ...input, ...now }, of).map(({ text }) => text);

test("nothing has changed when nothing has, or only what the plan does not name", () => {
  expect(said({})).toEqual([]);
  expect(said({ people: [person, { ...person, id: "b", name: "程国安" }] })).toEqual([]);
  expect(said({ people: [{ ...person, homeTownshipId: "t" }] }, [])).toEqual([]);
  expect(said({ people: [{ ...person, skills: ["law"] }] })).toEqual([]);
});

test("a village that left, came or moved, a person gone or with other facts", () => {
  expect(said({ villages: [] })).toEqual(["上梨峪村已不在本轮整顿名单（移出、撤并或办结）。"]);
  expect(said({ villages: [village, { ...village, id: "w", name: "松坡村" }] })).toEqual([
    "松坡村新列入本轮整顿名单，方案中没有安排。",
  ]);
  expect(said({ villages: [{ ...village, townshipId: "s" }] })).toEqual(["上梨峪村已划转到松岭乡。"]);
  expect(said({ people: [] })).toEqual(["何明远已移出名册、停用，或已派驻其他村。"]);
  expect(said({ people: [{ ...person, homeTownshipId: "t", kinVillageIds: ["v"] }] })).toEqual([
    "何明远的籍贯、亲属关系申报已变更。",
  ]);
});

test("pins and postings that changed since", () => {
  expect(said({ pins: [{ ...picks[0], id: "p", kind: "pin" }] })).toEqual([
    "新增了手工指定（上梨峪村驻村第一书记何明远）。",
  ]);
  expect(said({ standing: [...picks] })).toEqual(["上梨峪村的在派人员已有变动。"]);
});

import { expect, test } from "vitest";
import { acceptanceRefusals, type BuiltBy } from "./acceptance.ts";

const built: BuiltBy = {
  builder: "青岚建工有限公司",
  winner: "沐云路桥公司",
  parties: ["青岚县设计院"],
  supervisor: "正源监理公司",
  owner: "前柳庄村股份经济合作社",
  ownerId: "owner",
  hands: ["hand"],
  openFaults: 0,
};
const member = (unit: string) => ({ name: "周某", unit, post: "干部" });
const three = [member("县农业农村局"), member("县财政局"), member("柳溪镇政府")];
const asked = (
  over: Partial<{
    gate: "preliminary-acceptance" | "final-acceptance";
    members: typeof three;
    built: object;
    by: object;
  }>,
) =>
  acceptanceRefusals(
    over.gate ?? "final-acceptance",
    { result: "pass", members: over.members ?? three },
    { ...built, ...over.built },
    { accounts: ["me"], organisationId: null, ...over.by },
  ).map(({ rule }) => rule);

test("three people of other units accept", () => {
  expect(asked({})).toEqual([]);
  expect(asked({ members: three.slice(1) })).toEqual(["members-few"]);
});

test("nobody of the builder, the winner of the tender, the supervisor or a party to a contract accepts", () => {
  const withUnit = (unit: string) => asked({ members: [...three, member(unit)] });
  expect(withUnit("青岚建工 有限公司")).toEqual(["member-of-builder"]);
  expect(withUnit("沐云路桥公司第一分公司")).toEqual(["member-of-winner"]);
  expect(withUnit("正源监理公司")).toEqual(["member-of-supervisor"]);
  expect(withUnit("青岚县设计院")).toEqual(["member-of-party"]);
});

test("the owner may sit in the preliminary acceptance and not in the final one", () => {
  const members = [...three, member("前柳庄村股份经济合作社")];
  expect(asked({ members, gate: "preliminary-acceptance" })).toEqual([]);
  expect(asked({ members })).toEqual(["member-of-owner"]);
});

test("whoever declared or built it does not accept, under whatever account, nor does the owner's office", () => {
  expect(asked({ by: { accounts: ["me", "hand"] } })).toEqual(["accepted-by-hand"]);
  expect(asked({ by: { organisationId: "owner" } })).toEqual(["accepted-by-owner"]);
});

test("open faults of quality stand in the way of passing, not of failing", () => {
  expect(asked({ built: { openFaults: 2 } })).toEqual(["faults-open"]);
  const failed = { result: "fail", members: three } as const;
  const me = { accounts: ["me"], organisationId: null };
  expect(acceptanceRefusals("final-acceptance", failed, { ...built, openFaults: 2 }, me)).toEqual([]);
});

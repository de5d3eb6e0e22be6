import { expect, test } from "vitest";
import type { Actor } from "../access.ts";
import { bankActs, bankActsOf, bankRefusals, flowActionOf, type BankProject } from "./bank-act.ts";
import { bankAfter, isInBank, projectStatuses } from "./project.ts";

const project: BankProject = {
  declaredFrom: "township",
  townshipId: "liu",
  villageIds: ["qian"],
  status: "draft",
  standing: "normal",
  hands: ["me"],
  handedIn: false,
  hearing: false,
  opined: [],
};
const seat = (role: Actor["role"], over: Partial<Actor> = {}): Actor => ({
  accountId: "me",
  name: "经办人",
  role,
  organisationId: null,
  counties: ["c"],
  townships: "all",
  villages: "all",
  ...over,
});
const liu = seat("township", { townships: ["liu"] });
const other = seat("township", { townships: ["liu"], accountId: "other" });
const song = seat("township", { townships: ["song"] });
const team = seat("team", { townships: ["liu"], villages: ["qian"] });
const county = seat("county");
const acts = (over: Partial<BankProject>, actor: Actor) =>
  bankActsOf({ ...project, ...over }, actor).map(({ act }) => act);

test("起草的由申报单位修改、申报、删除，别的乡镇不能动", () => {
  expect(acts({}, liu)).toEqual(["edit", "declare", "discard"]);
  expect(acts({ handedIn: true }, liu)).toEqual(["edit", "declare", "withdraw"]);
  expect(acts({}, song)).toEqual([]);
  expect(acts({}, county)).toEqual([]);
  expect(acts({ declaredFrom: "team" }, team)).toEqual(["edit", "declare", "discard"]);
  expect(acts({ declaredFrom: "team", villageIds: ["qian", "else"] }, team)).toEqual([]);
  expect(acts({ declaredFrom: "county", townshipId: null }, county)).toEqual(["edit", "declare", "discard"]);
});

test("谁申报谁不审核：本乡镇另一名经办人审核", () => {
  const declared = { ...project, status: "declared", handedIn: true } as const;
  expect(bankActsOf(declared, liu)).toEqual([
    { act: "withdraw", why: [] },
    { act: "review", why: ["declarer-reviews"] },
  ]);
  expect(bankRefusals(declared, "review", other)).toEqual([]);
  expect(bankRefusals(declared, "review", song)).toEqual(["not-its-township"]);
  expect(bankRefusals(declared, "review", county)).toEqual(["not-its-township"]);
  const byTeam = { ...declared, declaredFrom: "team", hands: ["first-secretary"] } as const;
  expect(bankRefusals(byTeam, "review", liu)).toEqual([]);
});

test("没有牵头乡镇的由县级审核", () => {
  const declared = { ...project, status: "declared", declaredFrom: "county", townshipId: null } as const;
  expect(bankRefusals(declared, "review", liu)).toEqual(["not-its-county"]);
  expect(bankRefusals(declared, "review", county)).toEqual(["declarer-reviews"]);
  expect(bankRefusals(declared, "review", { ...county, accountId: "other" })).toEqual([]);
});

test("论证由县级组织、作结论，部门写自己的意见，各一份", () => {
  const reviewed = { ...project, status: "reviewed" } as const;
  const bureau = seat("department", { organisationId: "bureau" });
  expect(acts(reviewed, county)).toEqual(["hold", "send-back"]);
  expect(acts({ ...reviewed, hearing: true }, county)).toEqual(["opine", "conclude"]);
  expect(acts(reviewed, bureau)).toEqual([]);
  expect(acts({ ...reviewed, hearing: true }, bureau)).toEqual(["opine"]);
  expect(bankRefusals({ ...reviewed, hearing: true, opined: ["bureau"] }, "opine", bureau)).toEqual(["opined-already"]);
  expect(bankRefusals({ ...reviewed, hearing: true }, "conclude", bureau)).toEqual(["not-its-county"]);
  expect(bankRefusals({ ...reviewed, hearing: true }, "opine", seat("department"))).toEqual(["unit-unknown"]);
});

test("论证通过以后审定入库、不予入库或者退回", () => {
  expect(acts({ status: "argued" }, county)).toEqual(["decide", "reject", "send-back"]);
  expect(acts({ status: "argued", standing: "paused" }, county)).toEqual([]);
});

test("every act is open only where the flow has an arrow for it", () => {
  for (const status of projectStatuses)
    for (const act of bankActs) {
      const action = (flowActionOf as Readonly<Record<string, (typeof flowActionOf)[keyof typeof flowActionOf]>>)[act];
      const open = !bankRefusals({ ...project, status }, act, county).includes("not-this-state");
      if (open && action)
        expect([status, act, isInBank(status) && bankAfter(status, action) !== undefined]).toEqual([status, act, true]);
    }
});

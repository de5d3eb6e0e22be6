import { expect, test } from "vitest";
import {
  closingRefusals,
  isFixer,
  judgeRefusals,
  needsTownCheck,
  officeRefusals,
  type OwnSeat,
  standRefusals,
} from "./finding-step.ts";

const hands = {
  assignedTo: "township" as const,
  townshipId: "t",
  teamId: null,
  organisationId: null,
  hands: ["a"],
  requestedBy: "b",
};
const office = (role: "township" | "team" | "unit" | "department" | "county" | "inspector", over: object = {}) => ({
  accountId: "c",
  role,
  organisationId: null,
  teamId: null,
  townships: role === "township" ? ["t"] : ("all" as const),
  ...over,
});

test("the body it was handed to rectifies, and no other", () => {
  expect(isFixer(hands, office("township"))).toBe(true);
  expect(isFixer(hands, office("township", { townships: ["u"] }))).toBe(false);
  expect(isFixer({ ...hands, assignedTo: "team", teamId: "m" }, office("team", { teamId: "m" }))).toBe(true);
  expect(isFixer({ ...hands, assignedTo: "team", teamId: null }, office("team"))).toBe(false);
  const unit = { ...hands, assignedTo: "unit" as const, organisationId: "o" };
  expect(isFixer(unit, office("department", { organisationId: "o" }))).toBe(true);
  expect(isFixer({ ...unit, organisationId: null }, office("unit"))).toBe(false);
  expect(isFixer({ ...hands, assignedTo: null }, office("township"))).toBe(false);
  expect(officeRefusals(hands, "request", office("county"))).toEqual(["not-fixer"]);
  expect(officeRefusals(hands, "assign", office("inspector"))).toEqual(["not-county"]);
  expect(officeRefusals(hands, "close", office("inspector"))).toEqual([]);
});

test("a hand or a seat in it bars from judging", () => {
  const side = (account: string, ...seats: OwnSeat[]) => ({ accounts: [account], seats });
  expect(judgeRefusals(hands, "close", side("a"))).toEqual(["closed-by-hand"]);
  expect(judgeRefusals(hands, "check", side("b", "unit", "team"))).toEqual([
    "checked-by-hand",
    "judged-by-team",
    "judged-by-unit",
  ]);
  expect(judgeRefusals(hands, "town-check", side("c"))).toEqual([]);
  expect(judgeRefusals(hands, "town-check", side("c", "team"))).toEqual(["judged-by-team"]);
  expect(judgeRefusals(hands, "close", { accounts: ["c", "a"], seats: [] })).toEqual(["closed-by-hand"]);
});

test("closing asks for an outcome, a voice where set, and a content complainant", () => {
  const finding = { outcome: "好", independent: false, source: "inspection" as const };
  expect(closingRefusals(finding, { voice: "", satisfaction: null })).toEqual([]);
  expect(
    closingRefusals({ outcome: " ", independent: true, source: "petition" }, { voice: " ", satisfaction: null }),
  ).toEqual(["outcome-missing", "voice-missing", "satisfaction-missing"]);
});

test("the township checks what it does not rectify itself", () => {
  expect(needsTownCheck({ assignedTo: "unit", townshipId: "t" }, true)).toBe(true);
  expect(needsTownCheck({ assignedTo: "unit", townshipId: null }, true)).toBe(false);
  expect(needsTownCheck({ assignedTo: "township", townshipId: "t" }, true)).toBe(false);
  expect(needsTownCheck({ assignedTo: "township", townshipId: "t" }, false)).toBe(true);
});

test("a step waits for the one before it", () => {
  const finding = { ...hands, status: "close-requested" as const, type: "dated" as const, source: "audit" as const };
  const asked = {
    ...finding,
    townCheck: true,
    townCheckedBy: null,
    independent: false,
    independentVoice: "",
    outcome: "",
  };
  expect(standRefusals(asked, "check")).toEqual(["town-check-missing"]);
  expect(standRefusals({ ...asked, townCheckedBy: "d" }, "town-check")).toEqual(["town-checked-already"]);
  expect(standRefusals({ ...asked, status: "rectifying" }, "review")).toEqual(["not-lasting"]);
});

import { expect, test } from "vitest";
import { access, isOfficer, may, officers, roles, type Verb } from "./access.ts";

const verbs = Object.keys(access) as Verb[];
const granted = (role: (typeof roles)[number]) => verbs.filter((verb) => may({ role }, verb));

test("every verb has an office and every office has a verb", () => {
  expect(verbs.filter((verb) => roles.every((role) => !may({ role }, verb)))).toEqual([]);
  expect(roles.filter((role) => granted(role).length === 0)).toEqual([]);
  expect(verbs.filter((verb) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(verb))).toEqual([]);
});

test("no verb names an office twice", () => {
  expect(verbs.filter((verb) => new Set(access[verb]).size !== access[verb].length)).toEqual([]);
});

test("the three officers see accounts, grants, audit and the names of places, but no business", () => {
  const allowed = /^(account|grant|audit|calendar)\.|^county\.create$|^(county|township|organisation)\.read$/;
  for (const officer of officers) expect(granted(officer).filter((verb) => !allowed.test(verb))).toEqual([]);
  expect(roles.filter(isOfficer)).toEqual([...officers]);
});

test("who creates accounts cannot grant, who grants cannot create, who audits does neither", () => {
  expect(may({ role: "system-admin" }, "grant.assign")).toBe(false);
  expect(may({ role: "security-admin" }, "account.create")).toBe(false);
  expect(granted("audit-admin").filter((verb) => /^(account\.(create|disable|reset)|grant\.)/.test(verb))).toEqual([]);
  expect(roles.filter((role) => may({ role }, "audit.read"))).toEqual(["audit-admin"]);
});

test("townships assess and the county ranks and decides", () => {
  expect(roles.filter((role) => may({ role }, "assessment.write"))).toEqual(["township"]);
  expect(roles.filter((role) => may({ role }, "decision.make"))).toEqual(["county"]);
  expect(may({ role: "township" }, "ranking.read")).toBe(false);
  expect(may({ role: "auditor" }, "decision.read")).toBe(true);
});

test("the auditor writes nothing; besides reading he takes out archives and draws what is measured again", () => {
  expect(granted("auditor").filter((verb) => !verb.endsWith(".read"))).toEqual([
    "account.own",
    "project.export",
    "remeasurement.draw",
  ]);
});

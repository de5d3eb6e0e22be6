import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { type County, foundCounty, password, type Send, townships } from "./county.ts";
import { signIn } from "./desk.ts";
import { newVisitor, openBrowser, type Program, startProgram } from "./program.ts";

/** A Wednesday: terms are counted by the working calendar, so the journeys stand on one day. */
export const today = "2026-11-25";

/** The register of inspectors; the first has an account: what is sealed opens to it. */
export const inspectors = ["万某", "方某", "石某", "叶某", "任某"] as const;

interface Place {
  readonly id: string;
  readonly name: string;
}

interface Ground extends County {
  readonly program: Program;
  /** 万某, who inspects. */
  readonly inspector: Send;
  readonly villages: ReadonlyMap<string, string>;
  readonly townships: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  /** Persons by name; in the register of inspectors only when a journey puts them there. */
  readonly persons: ReadonlyMap<string, string>;
  readonly inspectorAccount: string;
}

let ground: Ground;
let browser: Browser;
export const supervised = () => ground;

/** A county of three townships with people who may inspect, on a fresh data folder for the journeys of a file. */
export function onSupervisedCounty() {
  beforeAll(async () => {
    const [program, opened] = await Promise.all([startProgram({ DEMO: "off", TODAY: today }), openBrowser()]);
    browser = opened;
    ground = await found(program);
  });
  afterAll(async () => {
    await browser.close();
    await ground.program.stop();
  });
}

const byName = (rows: readonly Place[]) => new Map(rows.map(({ id, name }) => [name, id]));

async function found(program: Program): Promise<Ground> {
  const county = await foundCounty(program.origin);
  const { officer } = county;
  const inspector = await county.seat({ loginName: "ducha", name: inspectors[0], role: "inspector" });
  const listed = async (path: string) => {
    const reply = await officer<readonly Place[] | { readonly rows: readonly Place[] }>(path, undefined, "GET");
    return byName("rows" in reply ? reply.rows : (reply as readonly Place[]));
  };
  const units = await listed("/organisations");
  const organisationId = units.get("县纪委监委")!;
  for (const name of inspectors)
    await officer("/persons", { id: uuidv7(), name, kind: "cadre", organisationId, post: "干部", partyMember: true });
  const { accounts } = await officer<{ accounts: readonly Place[] }>("/inspector-choices", undefined, "GET");
  return {
    ...{ ...county, program, inspector, units },
    villages: await listed("/villages?size=100"),
    townships: await listed("/townships"),
    persons: await listed("/persons?size=100"),
    inspectorAccount: accounts[0]!.id,
  };
}

/** Everybody into the register, without the page. */
export async function registerInspectors(names: readonly string[]) {
  const { officer, persons, inspectorAccount } = ground;
  for (const name of names) {
    const accountId = name === inspectors[0] ? inspectorAccount : null;
    await officer(`/inspectors/${persons.get(name)}`, { version: 0, accountId, validTo: null }, "PUT");
  }
}

interface UnderWay {
  readonly title: string;
  readonly checklistCode: string;
  readonly startsOn: string;
  readonly names: readonly string[];
  readonly members: readonly string[];
}

/** An inspection of named villages that has set out, without the pages; 万某 is of the team. */
export async function inspectionUnderWay({ names, members, ...words }: UnderWay) {
  const { officer, inspector, villages, persons } = ground;
  const ids = names.map((name) => villages.get(name)!);
  const id = uuidv7();
  const approval = { approver: "县长", approvedOn: "2026-11-02", basis: "年度督查检查计划" };
  const scope = { of: "chosen", ids };
  const planId = await aYearPlan();
  await officer("/inspections", { ...words, ...approval, id, planId, scope, subject: "village", endsOn: "2026-11-30" });
  const team = members.map((name) => ({ personId: persons.get(name), groupNumber: 1 }));
  await officer(`/inspections/${id}/members`, { version: 1, members: team }, "PUT");
  const objects = ids.map((subjectId) => ({ subjectId, groupNumber: 1 }));
  await officer(`/inspections/${id}/objects`, { version: 2, objects }, "PUT");
  await inspector(`/inspections/${id}/start`, { version: 3 });
  return id;
}

async function aYearPlan() {
  const { officer } = ground;
  const { rows } = await officer<{ rows: readonly Place[] }>("/inspection-plans", undefined, "GET");
  if (rows[0]) return rows[0].id;
  const id = uuidv7();
  await officer("/inspection-plans", { id, year: 2026, title: "2026 年度督查检查计划", basis: "县委部署" });
  return id;
}

/** Opens the desk of an account once: the next time it is the same page. */
export function seated<Desk>(sitDown: (loginName: string) => Promise<Desk>) {
  const desks = new Map<string, Promise<Desk>>();
  const deskAt = (loginName: string) => {
    const desk = desks.get(loginName) ?? sitDown(loginName);
    desks.set(loginName, desk);
    return desk;
  };
  return Object.assign(deskAt, { leave: () => desks.clear() });
}

/** The desk where somebody of the county has signed in. */
export const deskOf = seated(async (loginName) => {
  const page = await newVisitor(browser, ground.program.origin);
  await signIn(page, loginName, password);
  return page;
});

/** Somebody from outside, who signs in nowhere. */
export const stranger = () => newVisitor(browser, ground.program.origin);

/** What the interface answers to the session of this page, beside the page. */
export async function answered(page: Page, path: string, body?: unknown) {
  const method = body === undefined ? "GET" : "POST";
  const headers = { "x-request-id": uuidv7() };
  const reply = await page.request.fetch(`/api${path}`, { method, headers, ...(body !== undefined && { data: body }) });
  return { status: reply.status(), text: await reply.text() };
}

export const quiet = (...pages: readonly { readonly complaints: readonly string[] }[]) =>
  expect(pages.flatMap(({ complaints }) => complaints)).toEqual([]);

export const rowOf = (page: Page, words: string) => page.locator("tbody tr.ant-table-row").filter({ hasText: words });

export const township = townships[0];

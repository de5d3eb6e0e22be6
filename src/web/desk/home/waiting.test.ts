import { expect, test } from "vitest";
import type { Me } from "#contract/auth.ts";
import { access, type Role, roles } from "#domain/access.ts";
import { homeCards } from "./home-cards.ts";
import { groupOf } from "./waiting.ts";
import { roundsWaiting } from "./rounds-waiting.ts";
import { visitsWaiting } from "./reviews-waiting.ts";

const verbsOf = (role: Role) =>
  Object.entries(access).flatMap(([verb, who]) => ((who as readonly Role[]).includes(role) ? [verb] : []));
const deskOf = (role: Role) => ({
  today: "2026-11-22",
  me: { office: { role }, verbs: verbsOf(role) } as unknown as Me,
});
const round = {
  id: "r1",
  countyId: "99",
  county: "青岚县",
  name: "第三轮",
  status: "assessing",
  ratioBasisPoints: 1500,
  deadline: "2026-12-31",
  openedOn: "2026-11-01",
  villages: 12,
  waiting: 3,
  draft: 0,
  returned: 1,
  submitted: 8,
  missing: 0,
  townshipsOpen: 2,
  version: 2,
};
const hrefsOf = (role: Role, over: Partial<typeof round> = {}) =>
  roundsWaiting
    .groups([{ ...round, ...over }], deskOf(role))
    .flatMap(({ counts }) => counts.map(({ value, href }) => [value, href]));

test("a township is led to its own villages, by their state, and what is nought is not said", () => {
  expect(hrefsOf("township")).toEqual([
    [1, "/rounds/r1/assess?status=returned"],
    [3, "/rounds/r1/assess?status=waiting"],
  ]);
  expect(hrefsOf("township", { status: "ranked" })).toEqual([]);
});

test("a county is led to the townships still awaited, and then from step to step", () => {
  expect(hrefsOf("county")[0]).toEqual([2, "/rounds/r1?open=1"]);
  expect(hrefsOf("county", { townshipsOpen: 0, waiting: 0, returned: 0 })).toEqual([[undefined, "/rounds/r1"]]);
  expect(hrefsOf("county", { status: "shortlisted" })).toEqual([[undefined, "/rounds/r1/shortlist"]]);
  expect(hrefsOf("county", { status: "reviewing" })).toEqual([]);
  expect(hrefsOf("county", { status: "verified" })).toEqual([[undefined, "/rounds/r1/decision"]]);
  expect(hrefsOf("county", { status: "decided" })).toEqual([]);
});

test("the offices above read rounds by step and those past their date", () => {
  expect(hrefsOf("city", { deadline: "2026-11-21" })).toEqual([
    [1, "/rounds?late=1"],
    [1, "/rounds?status=assessing"],
  ]);
});

test("a deadline of today has not passed, one of yesterday has", () => {
  const lightOf = (deadline: string) =>
    roundsWaiting.groups([{ ...round, deadline }], deskOf("township"))[0]!.counts[0]!.light;
  expect([lightOf("2026-11-22"), lightOf("2026-11-21")]).toEqual([undefined, "red"]);
});

test("the county closes the visits when none is missing", () => {
  const review = { id: "r1", countyId: "99", name: "第三轮", status: "reviewing", disputed: 1, villages: 9 } as const;
  const words = (unopined: number, unvisited: number) =>
    visitsWaiting.groups([{ ...review, unopined, unvisited }], deskOf("county"))[0]!.counts.map(({ href }) => href);
  expect(words(2, 3)).toEqual(["unopined", "unvisited", "disputed"].map((view) => `/rounds/r1/shortlist?view=${view}`));
  expect(words(0, 0)).toEqual(["/rounds/r1/shortlist?view=disputed", "/rounds/r1"]);
});

test("a group with nothing to say is not shown", () => {
  expect(groupOf({ key: "k", title: "t", href: "/", counts: [{ value: 0, words: "w", href: "/" }] })).toEqual([]);
});

test("every office has a card", () => {
  const without = roles.filter((role) => !homeCards.some(({ verb }) => verbsOf(role).includes(verb)));
  expect(without).toEqual([]);
});

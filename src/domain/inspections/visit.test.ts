import { expect, test } from "vitest";
import { shippedChecklists } from "./checklist-data.ts";
import { itemsOf } from "./checklist.ts";
import {
  fewestInspectors,
  type InspectionGround,
  mayWrite,
  mergeAnswers,
  type OpenedVisit,
  openRefusals,
  submitRefusals,
} from "./visit.ts";

const today = "2026-11-22";
const ground: InspectionGround = {
  status: "under-way",
  startsOn: "2026-11-10",
  endsOn: "2026-11-25",
  startedOn: "2026-11-12",
  members: ["a", "b", "c"],
  chosen: ["a", "b"],
};
const visit: OpenedVisit = {
  kind: "inspection",
  way: "on-site",
  onDay: "2026-11-20",
  inspectors: ["a", "b"],
  changedReason: "",
};

test("two drawn inspectors, on a day of the inspection", () => {
  expect(openRefusals(visit, ground, today)).toEqual([]);
  expect(fewestInspectors).toBe(2);
});

test.each<[string, Partial<OpenedVisit>, Partial<InspectionGround>]>([
  ["future-day", { onDay: "2026-11-23" }, {}],
  ["outside-inspection", { onDay: "2026-11-11" }, {}],
  ["outside-inspection", { onDay: "2026-11-20" }, { endsOn: "2026-11-19" }],
  ["inspection-not-under-way", {}, { status: "drawn" }],
  ["inspection-not-under-way", {}, { status: "finished" }],
  ["too-few-inspectors", { inspectors: ["a"] }, {}],
  ["too-few-inspectors", { inspectors: ["a", "a"] }, {}],
  ["not-of-the-team", { inspectors: ["a", "z"], changedReason: "临时替换" }, {}],
  ["change-without-reason", { inspectors: ["a", "c"] }, {}],
  ["telephone-only-for-spot-checks", { way: "telephone" }, {}],
])("%s", (rule, visitOver, groundOver) =>
  expect(openRefusals({ ...visit, ...visitOver }, { ...ground, ...groundOver }, today)).toEqual([rule]),
);

test("who was drawn may be replaced from the team, with a reason; a named object without inspectors takes any two of the team", () => {
  expect(openRefusals({ ...visit, inspectors: ["a", "c"], changedReason: "因病" }, ground, today)).toEqual([]);
  expect(openRefusals({ ...visit, inspectors: ["b", "c"] }, { ...ground, chosen: [] }, today)).toEqual([]);
});

test("a spot-check may be by telephone, a leader's visit not", () => {
  const alone = { ...visit, inspectors: [], way: "telephone" as const };
  expect(openRefusals({ ...alone, kind: "spot-check" }, null, today)).toEqual([]);
  expect(openRefusals({ ...alone, kind: "leader" }, null, today)).toEqual(["telephone-only-for-spot-checks"]);
});

const checklist = shippedChecklists.find(({ code }) => code === "on-duty")!;
const all = itemsOf(checklist)
  .filter(({ required }) => required)
  .map(({ code }) => ({ item: code, value: null, note: "" }));

test("submitted when everything required is answered, while the inspection runs", () => {
  expect(submitRefusals({ checklist, answers: all, feedback: "" }, { status: "under-way" })).toEqual([]);
  expect(submitRefusals({ checklist, answers: all.slice(1), feedback: "" }, null)).toEqual(["unanswered"]);
  expect(submitRefusals({ checklist, answers: all, feedback: "" }, { status: "finished" })).toEqual([
    "inspection-not-under-way",
  ]);
  expect(submitRefusals({ checklist: null, answers: [], feedback: " " }, null)).toEqual(["nothing-said"]);
  expect(submitRefusals({ checklist: null, answers: [], feedback: "看了养殖场" }, null)).toEqual([]);
});

test("the county, whoever opened it and who went there write; nobody else", () => {
  const who = { madeBy: "me", accounts: ["colleague"] };
  expect(mayWrite(who, { role: "county", accountId: "x" })).toBe(true);
  expect(mayWrite(who, { role: "inspector", accountId: "me" })).toBe(true);
  expect(mayWrite(who, { role: "inspector", accountId: "colleague" })).toBe(true);
  expect(mayWrite(who, { role: "inspector", accountId: "x" })).toBe(false);
});

test("answers are put over what was saved, item by item; sent twice they stand once", () => {
  const stored = [
    { item: "a", value: "yes", note: "" },
    { item: "b", value: 1, note: "" },
  ];
  const changed = [
    { item: "b", value: 2, note: "两块" },
    { item: "c", value: null, note: "" },
    { item: "a", cleared: true as const },
  ];
  const merged = mergeAnswers(stored, changed);
  expect(merged).toEqual([
    { item: "b", value: 2, note: "两块" },
    { item: "c", value: null, note: "" },
  ]);
  expect(mergeAnswers(merged, changed)).toEqual(merged);
});

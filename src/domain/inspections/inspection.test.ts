import { expect, test } from "vitest";
import { next } from "../flow.ts";
import {
  datesRefusals,
  inspectionFlow,
  inspectionStatuses,
  mayDo,
  monthOf,
  namedRefusals,
  scopeRefusals,
  startRefusals,
  waiverRefusals,
} from "./inspection.ts";

const dates = { startsOn: "2026-11-22", endsOn: "2026-11-30", approvedOn: "2026-11-01" };

test("an inspection lies in its plan's year, lasts no longer than a quarter and is approved before it starts", () => {
  expect(datesRefusals(dates, 2026)).toEqual([]);
  expect(datesRefusals(dates, 2025)).toEqual(["outside-year"]);
  expect(datesRefusals({ ...dates, endsOn: "2026-11-21" }, 2026)).toEqual(["backwards"]);
  expect(datesRefusals({ ...dates, endsOn: "2027-02-21" }, 2026)).toEqual([]);
  expect(datesRefusals({ ...dates, endsOn: "2027-02-22" }, 2026)).toEqual(["too-long"]);
  expect(datesRefusals({ ...dates, approvedOn: "2026-11-23" }, 2026)).toEqual(["approved-late"]);
});

test("a scope says what it means", () => {
  const scope = { subject: "village", of: "all", roundId: null, ids: [] } as const;
  expect(scopeRefusals(scope)).toEqual([]);
  expect(scopeRefusals({ ...scope, of: "round" })).toEqual(["round-missing"]);
  expect(scopeRefusals({ ...scope, of: "round", roundId: "r" })).toEqual([]);
  expect(scopeRefusals({ ...scope, subject: "township", of: "round", roundId: "r" })).toEqual(["round-of-townships"]);
  expect(scopeRefusals({ ...scope, of: "chosen" })).toEqual(["chosen-none"]);
});

test("what was named by hand keeps its kind, scope and month", () => {
  const scope = { of: "chosen", roundId: null, townshipIds: [], ids: ["a", "b"] } as const;
  const before = { subject: "village", objects: 2, startsOn: "2026-11-22", scope } as const;
  expect(namedRefusals(before, { ...before, startsOn: "2026-11-30", scope: { ...scope, ids: ["b", "a"] } })).toEqual(
    [],
  );
  for (const change of [{ subject: "team" }, { startsOn: "2026-12-01" }, { scope: { ...scope, ids: ["a"] } }] as const)
    expect(namedRefusals(before, { ...before, ...change })).toEqual(["objects-named"]);
  expect(namedRefusals({ ...before, objects: 0 }, { ...before, startsOn: "2026-12-01" })).toEqual([]);
});

test("every arrow points at a state, and what has started is never called off or drawn again", () => {
  for (const status of inspectionStatuses)
    for (const target of Object.values(inspectionFlow[status])) expect(inspectionStatuses).toContain(target);
  expect(next(inspectionFlow, "drawn", "redraw")).toBe("planned");
  expect([mayDo("under-way", "cancel"), mayDo("under-way", "redraw"), mayDo("finished", "start")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("one of the team starts, on the day or later, when there is something to visit and no draw is open", () => {
  const ready = { today: "2026-11-22", member: true, objects: 0, drawn: true, drawOpen: false };
  const drawn = { status: "drawn", startsOn: "2026-11-22" } as const;
  expect(startRefusals(drawn, ready)).toEqual([]);
  expect(startRefusals(drawn, { ...ready, today: "2026-11-21", member: false })).toEqual(["not-member", "before-day"]);
  const planned = { ...drawn, status: "planned" } as const;
  expect(startRefusals(planned, { ...ready, drawn: false })).toEqual(["nothing-to-visit"]);
  expect(startRefusals(planned, { ...ready, drawn: false, objects: 3, drawOpen: true })).toEqual(["draw-open"]);
  expect(startRefusals({ ...drawn, status: "under-way" }, ready)).toEqual(["wrong-status"]);
});

test("a month is its days", () => {
  expect(monthOf("2026-12-31")).toEqual({ from: "2026-12-01", before: "2027-01-01" });
});

test("a waiver is allowed once, by neither who asked nor who arranged the inspection", () => {
  const asked = { askedBy: "甲", allowedBy: null };
  const inspection = { createdBy: "乙", status: "planned" } as const;
  expect(waiverRefusals(asked, inspection, "丙")).toEqual([]);
  expect(waiverRefusals(asked, inspection, "甲")).toEqual(["own-request"]);
  expect(waiverRefusals(asked, inspection, "乙")).toEqual(["own-inspection"]);
  expect(waiverRefusals({ ...asked, allowedBy: "丙" }, inspection, "丁")).toEqual(["already-allowed"]);
  expect(waiverRefusals(asked, { ...inspection, status: "cancelled" }, "丙")).toEqual(["wrong-status"]);
});

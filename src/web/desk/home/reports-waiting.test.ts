import { expect, test } from "vitest";
import type { Me } from "#contract/auth.ts";
import { reportsWaiting } from "./reports-waiting.ts";

const row = { state: "missing", dueOn: "2026-11-28", late: false, can: { open: false, decide: false } };
const hrefs = (rows: readonly object[], today: string, verbs: readonly string[] = []) =>
  reportsWaiting
    .groups(rows, { today, me: { verbs } as unknown as Me })
    .flatMap(({ counts }) => counts.map(({ value, href, light }) => [value, href, light]));

test("a team is told of its own report some days before it is due, red once it is late", () => {
  const own = { ...row, can: { open: true, decide: false } };
  expect(hrefs([own], "2026-11-22")).toEqual([]);
  expect(hrefs([own], "2026-11-23")).toEqual([[1, "/reports?state=owed", "yellow"]]);
  expect(hrefs([{ ...own, late: true }], "2026-11-29")).toEqual([[1, "/reports?state=owed", "red"]]);
  expect(hrefs([{ ...own, state: "returned" }], "2026-11-22")).toEqual([[1, "/reports?state=returned", undefined]]);
  expect(hrefs([{ ...own, state: "submitted" }], "2026-11-29")).toEqual([]);
});

test("the office above is told what lies before it and who is late, a mere reader of neither", () => {
  const handed = { ...row, state: "submitted", can: { open: false, decide: true } };
  const late = { ...row, late: true };
  expect(hrefs([handed, late], "2026-11-29", ["report.accept"])).toEqual([
    [1, "/reports?state=submitted", undefined],
    [1, "/reports?state=owed", "red"],
  ]);
  expect(hrefs([late], "2026-11-29")).toEqual([]);
});

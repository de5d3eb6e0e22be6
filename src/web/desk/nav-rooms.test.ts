import { expect, test } from "vitest";
import type { DeskRoute } from "./desk-route.ts";
import { isHere, navEntries } from "./nav-rooms.ts";

const page = (path: DeskRoute["path"], nav?: string): DeskRoute => ({
  path,
  verb: "account.own",
  title: path,
  ...(nav && { nav }),
  load: () => Promise.reject(new Error("not loaded here")),
});

test("pages of a room stand under its word, in the order of the pages; others stand alone", () => {
  const entries = navEntries([
    page("/", "工作台"),
    page("/cases", "整顿台账"),
    page("/cases/:id"),
    page("/wall", "挂图作战"),
  ]);
  expect(entries.map(({ word, pages }) => [word, pages.map(({ nav }) => nav)])).toEqual([
    ["工作台", ["工作台"]],
    ["整顿", ["整顿台账", "挂图作战"]],
  ]);
});

test("a room of which an office has one page shows that page by its own word", () => {
  expect(navEntries([page("/villages", "村情台账")]).map(({ word }) => word)).toEqual(["村情台账"]);
});

test("a page below another is here too, the front page only itself", () => {
  expect(isHere("/cases/1", "/cases")).toBe(true);
  expect(isHere("/casework", "/cases")).toBe(false);
  expect(isHere("/cases", "/")).toBe(false);
  expect([isHere("/draws/1", "/inspections"), isHere("/draws/1", "/inspectors")]).toEqual([true, false]);
});

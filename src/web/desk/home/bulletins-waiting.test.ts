import { expect, test } from "vitest";
import type { Me } from "#contract/auth.ts";
import { bulletinsWaiting } from "./bulletins-waiting.ts";
import { repliesWaiting } from "./replies-waiting.ts";

const desk = { today: "2026-11-22", me: {} as Me };
const said = (groups: ReturnType<typeof bulletinsWaiting.groups>) =>
  groups.flatMap(({ counts }) => counts.map(({ value, href }) => [value, href]));

test("one text may wait for two things, and each count opens the list with its own filter", () => {
  const rows = [{ waits: ["approval", "naming"] }, { waits: ["naming"] }, { waits: ["reply"] }, { waits: [] }];
  expect(said(bulletinsWaiting.groups(rows, desk))).toEqual([
    [1, "/bulletins?waits=approval"],
    [2, "/bulletins?waits=naming"],
    [1, "/bulletins?waits=reply"],
  ]);
});

test("who is named hears of what it may explain and has not", () => {
  const row = (reply: boolean, replies: readonly object[] = []) => ({ can: { reply }, replies });
  expect(said(repliesWaiting.groups([row(true), row(true, [{}]), row(false)], desk))).toEqual([
    [1, "/replies?waits=reply"],
  ]);
  expect(repliesWaiting.groups([row(false)], desk)).toEqual([]);
});

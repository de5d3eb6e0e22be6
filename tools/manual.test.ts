import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { withAccessTables } from "./manual/access-table.ts";

const manual = readFileSync("docs/manual.zh-CN.md", "utf8");
const shown = [...manual.matchAll(/\]\(pictures\/([\w-]+\.png)\)/g)].map(([, name]) => name!);

test("the permission tables of the manual say what the program allows", () => {
  expect(manual).toBe(withAccessTables(manual));
});

test("every picture the manual shows is there, none is shown nowhere, and each is light", () => {
  expect(shown.filter((name) => !existsSync(`docs/pictures/${name}`))).toEqual([]);
  const taken = readdirSync("docs/pictures").filter((name) => name.endsWith(".png"));
  expect(taken.filter((name) => !shown.includes(name))).toEqual([]);
  expect(taken.filter((name) => statSync(`docs/pictures/${name}`).size > 150 * 1024)).toEqual([]);
});

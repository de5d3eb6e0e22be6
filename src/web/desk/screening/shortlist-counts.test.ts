import { expect, test } from "vitest";
import type { Opinion, ShortlistRow } from "./contract-types.ts";
import { countShortlist, opinedOf, shown, standing } from "./shortlist-counts.ts";

const opinion = (kind: Opinion["kind"], superseded = false): Opinion => ({
  id: `${kind} ${superseded}`,
  organisation: "县纪委监委",
  body: "discipline",
  kind,
  reason: "",
  at: "",
  superseded,
});
const verification = {
  id: "x",
  visitedOn: "2026-11-20",
  visitors: "赵某",
  finding: "属实",
  upheld: true,
  recordedAt: "",
};
const row = (villageId: string, change: Partial<ShortlistRow> = {}): ShortlistRow => ({
  villageId,
  village: villageId,
  townshipId: "t",
  township: "柳溪镇",
  because: "quota",
  reason: "",
  position: 1,
  points: 9_000,
  manifestations: [],
  disputed: false,
  opinions: [],
  verification: null,
  ...change,
});

const rows = [
  row("甲", { opinions: [opinion("remove", true), opinion("keep")], verification }),
  row("乙", { opinions: [opinion("remove")], disputed: true }),
  row("丙", { because: "added" }),
  row("丁", { because: "opinion", disputed: true, opinions: [opinion("add")] }),
];

test("the county counts what is listed, asked for, disputed and visited", () => {
  expect(countShortlist(rows)).toEqual({ listed: 3, asked: 1, disputed: 2, visited: 1 });
});

test("a department's progress counts listed villages with an opinion of its own, not those it asked for", () => {
  expect(opinedOf(rows)).toEqual({ done: 2, of: 3 });
  expect(standing(rows[0]!).map(({ kind }) => kind)).toEqual(["keep"]);
});

test("views narrow the list", () => {
  const names = (view: string, townshipId?: string) => shown(rows, view, townshipId).map(({ villageId }) => villageId);
  expect(names("disputed")).toEqual(["乙", "丁"]);
  expect(names("unvisited")).toEqual(["乙", "丙", "丁"]);
  expect(names("unopined")).toEqual(["丙"]);
  expect(names("added")).toEqual(["丙"]);
  expect(names("disputed", "elsewhere")).toEqual([]);
  expect(names("no such view")).toHaveLength(4);
});

import { expect, test } from "vitest";
import {
  householdGap,
  incomeGap,
  likeness,
  lineRefusals,
  postRank,
  premisesRefusals,
  premisesText,
  type ProfileLine,
} from "./profile.ts";

const secretary: ProfileLine = {
  list: "committee-member",
  committee: "both",
  post: "党支部书记、村委会主任",
  name: "柳某某",
  termFrom: "2021-01-10",
  termTo: "2026-01-09",
};

test("a term does not end before it begins; one day is a term", () => {
  expect(lineRefusals({ ...secretary, termTo: "2021-01-09" }, [])).toEqual(["term-backwards"]);
  expect(lineRefusals({ ...secretary, termTo: "2021-01-10" }, [])).toEqual([]);
  expect(lineRefusals({ ...secretary, termFrom: null, termTo: "1990-01-01" }, [])).toEqual([]);
});

test("the same entry is not written twice; the same name in another post is another entry", () => {
  const others = [likeness(secretary)];
  expect(lineRefusals(secretary, others)).toEqual(["line-twice"]);
  expect(lineRefusals({ ...secretary, committee: "party" }, others)).toEqual([]);
  for (const line of [
    { list: "grid", name: "第一网格" },
    { list: "venture", kind: "lease", name: "旧校舍出租" },
    { list: "capable-person", name: "柳某", field: "物流" },
  ] as const)
    expect(lineRefusals(line, [likeness(line)])).toEqual(["line-twice"]);
});

test("a list ends at a hundred lines", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `${n}`);
  expect(lineRefusals({ list: "grid", name: "网格" }, many(99))).toEqual([]);
  expect(lineRefusals({ list: "grid", name: "网格" }, many(100))).toEqual(["too-many-lines"]);
});

test("premises are not built in the future, and none have neither area nor year", () => {
  const built = { premisesArea: 300, premisesCondition: "sound", premisesYear: 2026 } as const;
  expect(premisesRefusals(built, "2026-02-28")).toEqual([]);
  expect(premisesRefusals({ ...built, premisesYear: 2027 }, "2026-02-28")).toEqual(["year-ahead"]);
  expect(premisesRefusals({ ...built, premisesCondition: "none" }, "2026-02-28")).toEqual(["premises-contradict"]);
  const none = { premisesArea: 0, premisesCondition: "none", premisesYear: null } as const;
  expect(premisesRefusals(none, "2026-02-28")).toEqual([]);
});

test("the secretary stands first, deputies after heads, members last", () => {
  const posts = ["委员", "副主任", "村委会主任", "党支部副书记", "党支部书记"];
  expect(posts.toSorted((a, b) => postRank(a) - postRank(b))).toEqual([
    "党支部书记",
    "村委会主任",
    "党支部副书记",
    "副主任",
    "委员",
  ]);
});

test("households of the grids are held against those of the village, when both are known", () => {
  expect(householdGap(420, [{ households: 200 }, { households: 220 }])).toBeNull();
  expect(householdGap(420, [{ households: 200 }, { households: 212 }])).toEqual({ known: 420, sum: 412 });
  expect(householdGap(420, [{ households: 200 }, { households: null }])).toBeNull();
  expect(householdGap(null, [{ households: 200 }])).toBeNull();
  expect(householdGap(420, [])).toBeNull();
});

test("items may earn less than the village, never more", () => {
  expect(incomeGap(5_000_00, [{ yearlyFen: 3_000_00 }, { yearlyFen: null }])).toBeNull();
  expect(incomeGap(5_000_00, [{ yearlyFen: 3_000_00 }, { yearlyFen: 2_500_00 }])).toEqual({
    known: 5_000_00,
    sum: 5_500_00,
  });
  expect(incomeGap(null, [{ yearlyFen: 1 }])).toBeNull();
});

test("premises read as one sentence, and what is not known is left out", () => {
  const built = { premisesArea: 320, premisesCondition: "sound", premisesYear: 2019 } as const;
  expect(premisesText(built)).toBe("建筑面积 320 平方米，2019 年建成（改造），完好够用");
  expect(premisesText({ ...built, premisesArea: null, premisesYear: null })).toBe("完好够用");
  expect(premisesText({ premisesArea: 0, premisesCondition: "none", premisesYear: null })).toBe("没有独立阵地");
  expect(premisesText({ premisesArea: null, premisesCondition: null, premisesYear: null })).toBe("未填");
});

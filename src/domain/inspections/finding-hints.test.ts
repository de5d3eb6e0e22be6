import { expect, test } from "vitest";
import { hintsOf, sameOutcomes } from "./finding-hints.ts";

const long =
  "村党支部已按要求补开主题党日活动，制定全年活动计划，明确专人负责，做好会议记录，今后坚持每月固定时间开展。";

test("the same words, also with other dates or a little changed; not other words", () => {
  const others = [
    { id: "same", outcome: long },
    { id: "alike", outcome: long.replace("今后坚持", "以后坚持") },
    { id: "other", outcome: "低保名单重新公示七天，群众没有异议，退回多领的资金四千元，经办人作出检查。" },
  ];
  expect(sameOutcomes(long, others)).toEqual(["same", "alike"]);
  expect(
    sameOutcomes("已完成", [
      { id: "short", outcome: "已完成。" },
      { id: "no", outcome: "已整改" },
    ]),
  ).toEqual(["short"]);
});

test("nothing to say of an ordinary one", () => {
  const plain = { bulk: 1, same: 0, progress: 1, visits: 0, lateDays: 0, repeated: false, reopened: 0 };
  expect(hintsOf(plain)).toEqual([]);
  expect(hintsOf({ ...plain, bulk: 3, progress: 0, reopened: 1 }).map(({ kind }) => kind)).toEqual([
    "bulk-on-last-day",
    "without-progress",
    "reopened",
  ]);
  expect(hintsOf({ ...plain, progress: 0, visits: 1 })).toEqual([]);
});

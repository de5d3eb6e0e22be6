import { expect, test } from "vitest";
import { occasionOf, recordLine, type RecordFacts } from "./record-line.ts";

const nothing: RecordFacts = {
  kind: "household",
  meeting: null,
  leader: null,
  leaderKind: null,
  text: "",
  households: 0,
  partyMembers: 0,
  people: 0,
  activists: 0,
  disputes: 0,
  resolved: 0,
  moneyFen: 0,
};

test("the numbers of its kind come before the words", () => {
  const visit = { ...nothing, households: 12, people: 30, text: "了解\n灌溉情况" };
  expect(recordLine(visit)).toBe("走访群众：走访户数 12 户，涉及人数 30 人。了解 灌溉情况");
  const mediation = { ...nothing, kind: "mediation", moneyFen: 12_300_00 } as const;
  expect(recordLine(mediation)).toBe("调解纠纷：帮助追回 1.23 万元");
});

test("a meeting and a leader's visit say which and who; what speaks for itself needs no words", () => {
  expect(recordLine({ ...nothing, kind: "meeting", meeting: "two-committees" })).toBe("村“两委”会议");
  const visit = { ...nothing, kind: "leader-visit", leader: "周某", leaderKind: "county-leader" } as const;
  expect(recordLine({ ...visit, text: "察看水渠" })).toBe("县级领导周某调研：察看水渠");
  expect(occasionOf({ ...visit, leaderKind: null })).toBe("周某调研");
});

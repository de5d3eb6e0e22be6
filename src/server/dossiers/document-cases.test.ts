import { expect, test } from "vitest";
import { caseBlocks } from "./document-cases.ts";
import type { Dossier } from "./reading.ts";

const check = { month: 3, dueOn: "2026-11-13", doneOn: null, sound: null, finding: "" };
const file = {
  id: "c",
  listedId: "v",
  round: "第三轮薄弱村整顿",
  opening: 1,
  decisionNumber: "青组发〔2026〕12号",
  decidedOn: "2026-03-23",
  level: "county",
  openedOn: "2026-03-23",
  dueOn: "2028-03-23",
  clockFrom: null,
  predecessorId: null,
  status: "consolidation",
  light: "green",
  withdrawnOn: null,
  merged: false,
  manifestations: [],
  problems: [],
  goals: [],
  acceptances: [],
  lookBacks: [],
};
const dossierOf = (checks: readonly object[]) =>
  ({ cases: [{ ...file, checks }], lineage: { id: "v" }, predecessors: [] }) as unknown as Dossier;

test.each([
  [{ ...check, doneOn: "2026-11-15", sound: true }, "2026-11-15"],
  [check, "已到期，未查"],
  [{ ...check, dueOn: "2026-11-23" }, "已到期，未查"],
  [{ ...check, dueOn: "2026-11-24" }, "未到期"],
])("a check says when it was made, that it is due, or that its time has not come", (one, words) => {
  const text = JSON.stringify(caseBlocks(dossierOf([one]), "2026-11-23"));
  expect(text).toContain(words);
});

test.each([
  [{}, undefined],
  [{ clockFrom: "2025-03-23" }, "；村合并，时间自2025年3月23日起连续计算"],
  [{ clockFrom: "2025-03-23", predecessorId: "b" }, "；反弹后重新建档，时间自2025年3月23日起连续计算"],
])("an older clock says where it comes from", (over, words) => {
  const dossier = { cases: [{ ...file, ...over, checks: [] }], lineage: { id: "v" }, predecessors: [] };
  const text = JSON.stringify(caseBlocks(dossier as unknown as Dossier, "2026-11-23"));
  if (words) expect(text).toContain(words);
  else expect(text).not.toContain("连续计算");
});

test("a check is worded as on its form", () => {
  const text = JSON.stringify(caseBlocks(dossierOf([{ ...check, doneOn: "2026-11-15", sound: false }]), "2026-11-23"));
  expect(text).toContain("第 3 个月");
  expect(text).toContain("有松动。");
});

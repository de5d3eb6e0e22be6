import { expect, test } from "vitest";
import { openPromises, promiseKinds, type PromiseSources } from "./promise.ts";

const nothing: PromiseSources = { cases: [], items: [], tasks: [], followUps: [] };
const item = (id: string, dueOn: string | null, doneOn: string | null = null) => ({ id, text: id, dueOn, doneOn });
const goal = (id: string, dueOn: string) => ({
  ...item(id, dueOn),
  responsibleUnit: "柳溪镇党委",
  responsiblePerson: "王某",
});

test("late first, then by day, without a day last; each kind is gathered", () => {
  const sources: PromiseSources = {
    cases: [
      {
        id: "c",
        atWork: true,
        problems: [item("p1", "2026-12-31"), item("p2", null), item("p3", "2026-01-01", "2026-01-01")],
        goals: [goal("g1", "2026-11-21")],
      },
    ],
    items: [
      { id: "m1", teamId: "t", title: "饮水改造", status: "under-way", landsOn: "2026-11-30" },
      { id: "m2", teamId: "t", title: "已落地", status: "landed", landsOn: "2026-11-01" },
    ],
    tasks: [{ id: "t1", planId: "plan", text: "开村民代表会", owner: "张某", dueOn: "2026-11-22" }],
    followUps: [{ recordId: "r1", nameMasked: "赵*", followUp: "低保申请" }],
  };
  const found = openPromises(sources, "2026-11-22");
  expect(found.map(({ id, late }) => [id, late])).toEqual([
    ["g1", true],
    ["t1", false],
    ["m1", false],
    ["p1", false],
    ["p2", false],
    ["r1", false],
  ]);
  expect(found.find(({ id }) => id === "m1")!.pageId).toBe("t");
  expect(found[0]).toMatchObject({ pageId: "c", owner: "柳溪镇党委 王某" });
  expect(found.at(-1)!.text).toBe("赵*：低保申请");
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(promiseKinds));
});

test("what is due today is not late", () => {
  const sources = {
    ...nothing,
    items: [{ id: "m", teamId: "t", title: "路灯", status: "planning", landsOn: "2026-11-22" }],
  } as const;
  expect(openPromises(sources, "2026-11-22")[0]!.late).toBe(false);
  expect(openPromises(sources, "2026-11-23")[0]!.late).toBe(true);
});

test("a file that is closed, withdrawn or merged promises nothing any more", () => {
  const cases = [{ id: "c", atWork: false, problems: [item("p", "2026-12-31")], goals: [] }];
  expect(openPromises({ ...nothing, cases }, "2026-11-22")).toEqual([]);
});

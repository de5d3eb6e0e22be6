import { expect } from "vitest";
import { apiTest, onStage } from "../testing/api-test.ts";
import { qinglan } from "../testing/cast.ts";
import { demoMarkOf, holdsDemo } from "./demo.ts";

onStage();

apiTest("only a made-up county in a demo bears the mark; a real one never does", async ({ tx }) => {
  const real = "370000-real";
  await tx.insertInto("area").values({ id: real, level: "county", name: "实有县", code: "371602" }).execute();
  expect([await holdsDemo(tx), await demoMarkOf(tx, [qinglan])]).toEqual([false, undefined]);
  await tx.insertInto("deployment").values({ key: "demo", value: "on" }).execute();
  expect(await holdsDemo(tx)).toBe(true);
  await tx.updateTable("area").set({ code: "990101" }).where("id", "=", qinglan).execute();
  expect(await demoMarkOf(tx, [qinglan])).toBe("演示数据");
  expect(await demoMarkOf(tx, [real])).toBeUndefined();
  expect(await demoMarkOf(tx, [])).toBeUndefined();
  expect(await demoMarkOf(tx, [real, qinglan])).toBe("演示数据");
});

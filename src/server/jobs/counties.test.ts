import { expect } from "vitest";
import { apiTest, onStage } from "../testing/api-test.ts";
import { muyun, qinglan } from "../testing/cast.ts";
import { everyCounty } from "./counties.ts";

onStage();

apiTest("what goes wrong in one county keeps no other waiting, and is told at the end", async ({ ground }) => {
  const asked: string[] = [];
  const act = (id: string) => {
    asked.push(id);
    return id === qinglan ? Promise.reject(new Error("broken")) : Promise.resolve();
  };
  await expect(everyCounty(ground, act)).rejects.toThrow(qinglan);
  expect(asked).toEqual(expect.arrayContaining([qinglan, muyun]));
});

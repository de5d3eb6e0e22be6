import JSZip from "jszip";
import { expect } from "vitest";
import { evaluations } from "#contract/evaluations.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { arranged, scoredAll } from "../testing/given-evaluations.ts";

onStage();

apiTest("the score sheet of a village is a paper with every item and its reason", async (stage) => {
  const { id, county } = await arranged(stage);
  await scoredAll(await stage.as("inspector"), id);
  const params = { id, subjectId: villageIds.前柳庄 };
  const { content, fileName } = await county.call(evaluations.document, { params });
  const words = await (await JSZip.loadAsync(content)).file("word/document.xml")!.async("string");
  expect(fileName).toMatch(/前柳庄村.*\.docx$/u);
  expect(words.replaceAll(/<[^>]*>/gu, "")).toContain("不适用");
});

import { expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { apiTest, onStage, raw, today } from "../testing/api-test.ts";
import { accountIdOf, qinglan, townshipIds } from "../testing/cast.ts";
import { aCase, aProblem } from "../testing/given-cases.ts";
import { addItemsBatch, markItemsBatch } from "./batch.ts";

onStage();

const clerk = (township: keyof typeof townshipIds): Actor => ({
  accountId: accountIdOf(7),
  name: "经办人",
  role: "township",
  organisationId: null,
  counties: [qinglan],
  townships: [townshipIds[township]],
  villages: "all",
});

const problem = (dueOn: string) => ({
  id: uuidv7(),
  list: "problems" as const,
  fields: { aspect: "leadership" as const, text: "班子不健全", rootCause: "", evidence: "", dueOn },
});

apiTest("a batch is written whole, with one audit row", async ({ tx }) => {
  const { id } = await aCase(tx);
  const items = [problem("2026-12-01"), problem("2026-12-31")];
  await addItemsBatch(tx, clerk("柳溪镇"), id, items);
  const marks = items.map((item) => ({ list: item.list, itemId: item.id, doneOn: "2026-11-20" }));
  await markItemsBatch(tx, clerk("柳溪镇"), id, marks, today);

  const { rows } = await raw("select count(*) as items, count(done_on) as done from case_problem where case_id = $1", [
    id,
  ]);
  expect(rows).toEqual([{ items: 2, done: 2 }]);
  expect((await raw("select verb from audit")).rows).toHaveLength(2);
});

apiTest("one bad deadline or day refuses the batch, and another township finds no file", async ({ tx }) => {
  const file = await aCase(tx);
  const late = addItemsBatch(tx, clerk("柳溪镇"), file.id, [problem("2026-12-01"), problem("2099-01-01")]);
  await expect(late).rejects.toThrow("时限不能晚于整顿完成时限");
  await expect(addItemsBatch(tx, clerk("松岭乡"), file.id, [problem("2026-12-01")])).rejects.toThrow("整顿档案");
  const mark = { list: "problems" as const, itemId: await aProblem(tx, file), doneOn: "2026-12-01" };
  await expect(markItemsBatch(tx, clerk("柳溪镇"), file.id, [mark], today)).rejects.toThrow("不能晚于今天");
});

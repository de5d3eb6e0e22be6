import { expect } from "vitest";
import { rankings } from "#contract/rankings.ts";
import { rounds } from "#contract/screening.ts";
import { readWorkbook } from "../office/read-table.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { aCollectedRound, handedIn } from "../testing/given-screening.ts";

onStage();

const answers = { ...handedIn, 前柳庄: { values: [null, 95], manifestations: [] } };

async function exported(office: Caller, id: string, body: { only?: "missing" } = {}) {
  const file = (await office.call(rankings.export, { params: { id }, body })) as unknown as { content: Uint8Array };
  const { sheets } = await readWorkbook(file.content, "倒排.xlsx");
  return sheets[0]!.rows.map((row) => row.map(({ text }) => text));
}

apiTest("the ranking as a workbook: the columns of the screen and the points behind each place", async ({ as, tx }) => {
  const { county, id, version } = await aCollectedRound({ as }, {}, answers);
  await tx.updateTable("village").set({ name: "=cmd|' /c calc'!A1" }).where("id", "=", villageIds.松坡).execute();
  await county.call(rounds.rank, { params: { id }, body: { version } });

  const [title, note, head, ...rows] = await exported(county, id);

  expect(title![0]).toBe("青岚县第三轮薄弱村整顿倒排名次");
  expect(note![0]).toContain("共 3 个村（社区）");
  expect(head!.slice(0, 9)).toEqual([
    "名次",
    "乡镇（街道）",
    "村（社区）",
    "得分",
    "得分下限",
    "得分上限",
    "缺项（项）",
    "列入情况",
    "入围稳定性",
  ]);
  expect(head!.slice(12)).toEqual([
    "班子缺职人数（人）",
    "班子缺职人数得分（满分 50）",
    "群众满意度（%）",
    "群众满意度得分（满分 50）",
  ]);
  expect(rows.map((row) => [row[0], row[2], row[7]])).toEqual([
    ["1", "上梨峪村", "按比例倒排列入"],
    ["2", "=cmd|' /c calc'!A1", "未列入"],
    ["3", "前柳庄村", "未列入"],
  ]);
  expect(rows[0]![8]).toBe("1000 次中 1000 次列入");
  expect(rows[2]!.slice(3, 9)).toEqual(["31.25", "6.25", "56.25", "1", "未列入", "缺项，看区间：第 2—3 位"]);
  expect(rows[2]!.slice(12)).toEqual(["暂缺", "25", "95", "6.25"]);
});

apiTest(
  "an export follows the filter, leaves an audit row, and is not for townships or departments",
  async ({ as, tx }) => {
    const { county, id, version, liuxi } = await aCollectedRound({ as }, {}, answers);
    const call = { params: { id }, body: {} };
    expect((await county.refused(rankings.export, call)).code).toBe("not-found");
    await county.call(rounds.rank, { params: { id }, body: { version } });

    expect(await exported(county, id, { only: "missing" })).toHaveLength(4);

    const trace = await tx
      .selectFrom("audit")
      .select("detail")
      .where("verb", "=", "ranking.read")
      .executeTakeFirstOrThrow();
    expect(trace.detail).toEqual({ action: "download", villages: 1, only: "有缺项" });
    for (const office of [liuxi, await as("department", "县信访局")])
      expect((await office.refused(rankings.export, call)).code).toBe("forbidden");
    expect((await (await as("county", "沐云县")).refused(rankings.export, call)).code).toBe("not-found");
  },
);

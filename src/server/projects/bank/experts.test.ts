import { expect } from "vitest";
import { experts } from "#contract/experts.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";

onStage();

const expert = (over: object = {}) => ({
  id: uuidv7(),
  name: "何明远",
  sector: "industry" as const,
  unit: "省农科院",
  title: "研究员",
  phone: "13812345678",
  ...over,
});

apiTest(
  "the county keeps its experts: added once, mended, closed, brought back; the telephone stays masked",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const body = expert();
    const params = { id: body.id };
    await county.call(experts.add, { body });
    await county.call(experts.add, { body });
    const list = async (query: object = {}) => (await county.call(experts.list, { query })).rows;
    expect(await list()).toMatchObject([{ name: "何明远", phoneMasked: "138****5678", opinions: 0, version: 1 }]);
    const namesake = await county.refused(experts.add, { body: expert() });
    expect(namesake.detail).toContain("已登记过“何明远”");
    await county.call(experts.add, { body: expert({ unit: "县农业农村局", sector: "other" }) });
    expect(await list({ sector: "other" })).toHaveLength(1);
    expect(await list({ search: "农科" })).toHaveLength(1);
    const { id: _, phone: _phone, ...words } = body;
    await county.call(experts.edit, { params, body: { ...words, title: "首席研究员", version: 1 } });
    const late = await county.refused(experts.edit, { params, body: { ...words, version: 1 } });
    expect(late.code).toBe("stale");
    expect(await county.call(experts.phone, { params, body: { reason: "通知论证" } })).toEqual({
      phone: "13812345678",
    });
    await county.call(experts.close, { params, body: { version: 2 } });
    expect(await list({ search: "农科" })).toEqual([]);
    expect(await list({ closed: "1", search: "农科" })).toMatchObject([{ validTo: "2026-11-22" }]);
    await county.call(experts.add, { body: expert() });
    const back = await county.refused(experts.reopen, { params, body: { version: 3 } });
    expect(back.reasons[0]?.rule).toBe("expert-known");
    const trail = await tx.selectFrom("audit").select(["verb", "detail"]).where("subjectId", "=", body.id).execute();
    expect(trail.map(({ verb }) => verb)).toContain("personal.reveal");
    expect(JSON.stringify(trail)).not.toContain("13812345678");
  },
);

apiTest("another county neither sees nor touches them, a township has no such register", async ({ as }) => {
  const body = expert();
  await (await as("county", "青岚县")).call(experts.add, { body });
  const next = await as("county", "沐云县");
  expect((await next.call(experts.list, { query: {} })).rows).toEqual([]);
  const close = { params: { id: body.id }, body: { version: 1 } };
  expect((await next.refused(experts.close, close)).code).toBe("not-found");
  expect((await (await as("township", "柳溪镇")).refused(experts.list, { query: {} })).code).toBe("forbidden");
});

import { expect } from "vitest";
import { persons } from "#contract/persons.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aDraftRound } from "../testing/given-screening.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const { 县信访局, 县委政法委 } = organisationIds;
const body = { name: "何 明远", kind: "cadre", organisationId: 县信访局, post: "科员" } as const;

async function add(county: Caller, over: object = {}) {
  const id = uuidv7();
  await county.call(persons.create, { body: { id, ...body, ...over } });
  return id;
}
const versionOf = async (county: Caller, id: string) => (await county.call(persons.get, { params: { id } })).version;

apiTest(
  "the county keeps its register: added, found, mended; the telephone is never shown whole",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const id = await add(county, { phone: "13812345678", skills: ["law"], homeTownshipId: townshipIds.松岭乡 });
    await add(county, { name: "程国安", kind: "county-leader", organisationId: null, post: "县委副书记" });
    await add(county, {
      name: "陆一帆",
      kind: "township-leader",
      organisationId: null,
      townshipId: townshipIds.柳溪镇,
    });
    const { rows, total } = await county.call(persons.list, { query: {} });
    expect([total, rows.map(({ name }) => name)]).toEqual([3, ["程国安", "陆一帆", "何明远"]]);
    expect(rows[2]).toMatchObject({ phoneMasked: "138****5678", homeTownship: "松岭乡", organisation: "县信访局" });
    expect(JSON.stringify(rows)).not.toContain("13812345678");
    const found = async (query: object) => (await county.call(persons.list, { query })).rows.map(({ name }) => name);
    expect(await found({ search: "信访" })).toEqual(["何明远"]);
    expect(await found({ kind: "township-leader" })).toEqual(["陆一帆"]);
    expect(await found({ townshipId: townshipIds.柳溪镇 })).toEqual(["陆一帆"]);
    expect(await found({ search: "%" })).toEqual([]);

    const edit = { ...body, name: "何明远", post: "副局长", unitHead: true, version: 1 };
    await county.call(persons.edit, { params: { id }, body: edit });
    expect(await found({ unitHead: "1" })).toEqual(["何明远"]);
    const late = await county.refused(persons.edit, { params: { id }, body: edit });
    expect(late.code).toBe("stale");
    const shown = await county.call(persons.phone, { params: { id }, body: { reason: "通知到岗" } });
    expect(shown.phone).toBe("13812345678");
    const trail = await tx.selectFrom("audit").select(["verb", "detail"]).where("subjectId", "=", id).execute();
    expect(trail.at(-1)).toEqual({ verb: "personal.reveal", detail: { field: "phone", reason: "通知到岗" } });
    expect(JSON.stringify(trail)).not.toContain("13812345678");
  },
);

apiTest("sending the same person twice adds one; a namesake in the same unit is refused", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const id = await add(county);
  await county.call(persons.create, { body: { id, ...body } });
  expect(await tx.selectFrom("person").select("id").execute()).toHaveLength(1);
  const again = await county.refused(persons.create, { body: { id: uuidv7(), ...body } });
  expect(again.detail).toContain("已有“何明远”");
  await add(county, { organisationId: 县委政法委 });
});

apiTest("what a person lacks is said beside its field", async ({ as }) => {
  const county = await as("county", "青岚县");
  const lacking = { id: uuidv7(), ...body, organisationId: null, townshipId: townshipIds.柳溪镇 };
  const problem = await county.refused(persons.create, { body: lacking });
  expect(problem.reasons.map(({ at, rule }) => [at, rule])).toEqual([
    ["organisationId", "unit-missing"],
    ["townshipId", "township-not-his"],
  ]);
  const year = await county.refused(persons.create, { body: { id: uuidv7(), ...body, birthYear: 1890 } });
  expect(year.reasons[0]!.sentence).toContain("1930");
  const phone = await county.refused(persons.create, { body: { id: uuidv7(), ...body, phone: "1381234" } });
  expect(phone.reasons[0]!.sentence).toContain("联系电话");
});

apiTest("kinship is declared once for a village, withdrawn with a reason, and brought back", async ({ as }) => {
  const county = await as("county", "青岚县");
  const params = { id: await add(county) };
  const declaration = { id: uuidv7(), villageId: villageIds.上梨峪, relation: "岳父母", declaredOn: today };
  await county.call(persons.declare, { params, body: declaration });
  await county.call(persons.declare, { params, body: declaration });
  const kinships = async () =>
    (await county.call(persons.get, { params })).kinships.map(({ village, relation }) => `${village} ${relation}`);
  expect(await kinships()).toEqual(["上梨峪村 岳父母"]);
  const twice = await county.refused(persons.declare, { params, body: { ...declaration, id: uuidv7() } });
  expect(twice.detail).toContain("已经申报过");
  const ahead = { ...declaration, id: uuidv7(), villageId: villageIds.松坡, declaredOn: "2026-11-23" };
  expect((await county.refused(persons.declare, { params, body: ahead })).detail).toContain("不能晚于今天");

  await county.call(persons.withdraw, { params: { id: declaration.id }, body: { reason: "登记有误" } });
  expect(await kinships()).toEqual([]);
  await county.call(persons.restore, { params: { id: declaration.id } });
  expect(await kinships()).toEqual(["上梨峪村 岳父母"]);
  const out = await county.refused(persons.declare, { params, body: { ...ahead, villageId: villageIds.桥头 } });
  expect(out.code).toBe("not-found");
});

apiTest("nobody leaves the register while he stands in a village; who has left can come back", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const id = await add(county);
  const { id: roundId } = await aDraftRound({ as });
  const teamId = await aTeam(tx, roundId);
  const where = { countyId: "99-qinglan", villageId: villageIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  const stay = { slot: "first-secretary", personId: id, fromOn: "2026-03-01", toOn: "2028-02-29" } as const;
  await tx
    .insertInto("posting")
    .values({ ...where, ...stay, id: uuidv7(), teamId, organisationId: 县信访局 })
    .execute();
  const leave = { onDate: today, reason: "退休", version: 1 };
  const kept = await county.refused(persons.close, { params: { id }, body: leave });
  expect(kept.detail).toBe("何明远还在联系、派驻前柳庄村，请先在该村工作队中办理轮换，再移出名册。");
  await tx.updateTable("posting").set({ endedOn: today }).execute();
  await county.call(persons.close, { params: { id }, body: leave });
  expect((await county.call(persons.list, { query: {} })).total).toBe(0);
  expect((await county.call(persons.list, { query: { closed: "true" } })).total).toBe(1);
  const closed = await county.refused(persons.edit, { params: { id }, body: { ...body, version: 2 } });
  expect(closed.detail).toContain("已移出名册");
  await county.call(persons.reopen, { params: { id }, body: { version: await versionOf(county, id) } });
  expect((await county.call(persons.list, { query: {} })).total).toBe(1);
});

apiTest("a person of another county reads as not found; only the county's desk writes", async ({ as }) => {
  const id = await add(await as("county", "青岚县"));
  const neighbour = await as("county", "沐云县");
  expect((await neighbour.refused(persons.get, { params: { id } })).code).toBe("not-found");
  expect((await neighbour.refused(persons.edit, { params: { id }, body: { ...body, version: 1 } })).code).toBe(
    "not-found",
  );
  const unit = await neighbour.refused(persons.create, { body: { id: uuidv7(), ...body } });
  expect(unit.code).toBe("not-found");
  expect((await (await as("city")).refused(persons.create, { body: { id: uuidv7(), ...body } })).code).toBe(
    "forbidden",
  );
  expect((await (await as("township", "柳溪镇")).refused(persons.list, { query: {} })).code).toBe("forbidden");
});

apiTest("the sheet of the register keeps the numbers masked and leaves a trace", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  await add(county, { phone: "13812345678" });
  const { fileName, content } = await county.call(persons.export, { body: {} });
  expect([fileName, content.length > 1000]).toEqual([`干部名册 ${today}.xlsx`, true]);
  const trail = await tx.selectFrom("audit").select("detail").where("verb", "=", "person.read").execute();
  expect(trail).toEqual([{ detail: { action: "download", rows: 1 } }]);
});

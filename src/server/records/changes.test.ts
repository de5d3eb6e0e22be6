import fc from "fast-check";
import { expect } from "vitest";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, type Stage } from "../testing/api-test.ts";
import { qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aRecordBody, type RecordBody } from "../testing/given-records.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

async function aStandingTeam({ tx, as }: Pick<Stage, "tx" | "as">) {
  await aTeam(tx, await aDecidedRound(tx));
  return as("team");
}

const add = (caller: Caller, over: Partial<RecordBody> = {}) => {
  const body = aRecordBody(over);
  return caller.call(records.add, { body }).then((reply) => ({ ...reply, body }));
};

const changed = ({ id: _, contact: _kept, ...body }: RecordBody, version: number, over: Partial<RecordBody>) => {
  const { contact, ...rest } = over;
  return { ...body, ...rest, version, ...(contact !== undefined && { contact }) };
};

const written = async () => (await raw("select count(*)::int as n from work_record")).rows;

apiTest("the same request twice, and the same entry under a new request, are saved once", async (stage) => {
  const team = await aStandingTeam(stage);
  const call = { body: aRecordBody(), requestId: uuidv7() };
  const first = await team.call(records.add, call);
  expect(await team.call(records.add, call)).toEqual(first);
  expect(await team.call(records.add, { body: call.body })).toEqual(first);
  expect(await written()).toEqual([{ n: 1 }]);
  expect((await raw("select households from record_month")).rows).toEqual([{ households: 5 }]);
  expect(await stage.tx.selectFrom("audit").select("verb").execute()).toHaveLength(1);
});

apiTest("an id that is taken is refused with other content, and out of reach as well", async (stage) => {
  const team = await aStandingTeam(stage);
  const { body } = await add(team);
  expect(await team.refused(records.add, { body: { ...body, households: 6 } })).toMatchObject({ code: "conflict" });
  const next = await stage.as("township", "松岭乡");
  const elsewhere = { ...body, villageId: villageIds.松坡 };
  expect(await next.refused(records.add, { body: elsewhere })).toMatchObject({ code: "conflict" });
  expect((await raw("select households from record_month")).rows).toEqual([{ households: 5 }]);
});

apiTest("its writer corrects, withdraws and restores an entry; the months follow", async (stage) => {
  const team = await aStandingTeam(stage);
  const { id, body } = await add(team);
  const params = { id };
  const query = { from: "2026-10-01", to: "2026-11-30" };
  const total = async () => (await team.call(records.totals, { query })).households;
  const edit = { households: 8, onDay: "2026-10-09" };
  expect(await team.call(records.edit, { params, body: changed(body, 1, edit) })).toMatchObject({ version: 2 });
  expect(await total()).toBe(8);
  expect((await team.refused(records.edit, { params, body: changed(body, 1, edit) })).code).toBe("stale");
  expect(await team.call(records.withdraw, { params, body: { version: 2 } })).toEqual({ version: 3 });
  expect(await total()).toBe(0);
  expect((await team.call(records.list, { query: {} })).rows).toEqual([]);
  expect((await team.refused(records.edit, { params, body: changed(body, 3, {}) })).reasons).toMatchObject([
    { rule: "withdrawn" },
  ]);
  expect(await team.call(records.restore, { params, body: { version: 3 } })).toEqual({ version: 4 });
  expect(await total()).toBe(8);
  const trail = await stage.tx.selectFrom("audit").select("detail").orderBy("id").execute();
  expect(trail.map(({ detail }) => (detail as { act: string }).act)).toEqual(["add", "edit", "withdraw", "restore"]);
});

apiTest("what was withdrawn is there for its writer alone, to bring back", async (stage) => {
  const team = await aStandingTeam(stage);
  const contact = { name: "张守信", phone: "13812345678", followUp: "屋顶修好后回访" };
  const { id } = await add(team, { contact });
  const [params, reason] = [{ id }, "核对回访情况"];
  const [township, county] = [await stage.as("township", "柳溪镇"), await stage.as("county", "青岚县")];
  await team.call(records.withdraw, { params, body: { version: 1 } });
  for (const office of [township, county]) {
    expect((await office.refused(records.read, { params })).code).toBe("not-found");
    expect((await office.refused(records.reveal, { params, body: { reason } })).code).toBe("not-found");
  }
  expect((await team.call(records.read, { params })).can).toMatchObject({ edit: false, restore: true });
  await team.call(records.restore, { params, body: { version: 2 } });
  expect(await township.call(records.read, { params })).toMatchObject({ id, withdrawn: false });
});

apiTest("nobody else changes it: the township reads it and is told whose it is", async (stage) => {
  const { id, body } = await add(await aStandingTeam(stage));
  const township = await stage.as("township", "柳溪镇");
  const row = await township.call(records.read, { params: { id } });
  expect(row.can).toEqual({ edit: false, withdraw: false, restore: false, reveal: false });
  const params = { id };
  const refusals = [
    await township.refused(records.edit, { params, body: changed(body, 1, {}) }),
    await township.refused(records.withdraw, { params, body: { version: 1 } }),
  ];
  for (const { reasons } of refusals) expect(reasons).toMatchObject([{ rule: "not-yours" }]);
});

apiTest("a contact is masked on every page; who looks says why and is written down", async (stage) => {
  const team = await aStandingTeam(stage);
  const contact = { name: "张守信", phone: "13812345678", followUp: "低保补办后回访" };
  const { id } = await add(team, { contact });
  const township = await stage.as("township", "柳溪镇");
  for (const caller of [team, township, await stage.as("county", "青岚县")]) {
    const pages = [await caller.call(records.read, { params: { id } }), await caller.call(records.list, { query: {} })];
    expect(JSON.stringify(pages)).toContain("张*");
    expect(JSON.stringify(pages)).not.toMatch(/张守信|13812345678/);
  }
  const reason = "核对回访情况";
  const seen = await township.call(records.reveal, { params: { id }, body: { reason } });
  expect(seen).toEqual({ name: contact.name, phone: contact.phone });
  const trail = await stage.tx.selectFrom("audit").select(["verb", "subjectId", "detail"]).orderBy("id").execute();
  expect(trail.at(-1)).toEqual({ verb: "record.reveal", subjectId: id, detail: { reason } });
  expect(JSON.stringify(trail)).not.toMatch(/张守信|13812345678/);
  const unit = await stage.as("unit");
  expect((await unit.refused(records.reveal, { params: { id }, body: { reason } })).code).toBe("forbidden");
  const next = await stage.as("township", "松岭乡");
  expect((await next.refused(records.reveal, { params: { id }, body: { reason } })).code).toBe("not-found");
});

apiTest("a contact nobody can be called at is refused; a follow-up is closed and opened again", async (stage) => {
  const team = await aStandingTeam(stage);
  const bad = aRecordBody({ contact: { name: "张守信", phone: "12", followUp: "回访" } });
  expect((await team.refused(records.add, { body: bad })).reasons).toMatchObject([{ rule: "phone-malformed" }]);
  const { id } = await add(team, { contact: { name: "张守信", phone: null, followUp: "回访" } });
  const waiting = async () => (await team.call(records.list, { query: { open: "true" } })).rows.length;
  const close = (done: boolean) => team.call(records.close, { params: { id }, body: { done } });
  expect(await waiting()).toBe(1);
  expect(await close(true)).toEqual({ closedOn: "2026-11-22" });
  expect(await waiting()).toBe(0);
  expect(await close(false)).toEqual({ closedOn: null });
  expect(await waiting()).toBe(1);
});

apiTest(
  "a text nearly the same is shown to its writer before it is saved, and he may save it anyway",
  async (stage) => {
    const team = await aStandingTeam(stage);
    const { id: otherId } = await add(team);
    const text = "到村东头3户看望，屋顶漏雨已报镇里，安排修缮。";
    const body = aRecordBody({ text, onDay: "2026-11-22" });
    const hint = await team.call(records.add, { body });
    const other = { id: otherId, onDay: "2026-11-21", village: "前柳庄村", text: aRecordBody().text };
    expect(hint).toEqual({ saved: false, id: body.id, version: 0, near: { other } });
    expect(await written()).toEqual([{ n: 1 }]);
    const kept = await team.call(records.add, { body: { ...body, anyway: true } });
    expect(kept).toEqual({ saved: true, id: body.id, version: 1, near: null });
    const { rows } = await raw("select near_percent from work_record where id = $1", [body.id]);
    expect((rows as { nearPercent: number }[])[0]!.nearPercent).toBeGreaterThan(70);
    const seen = await (await stage.as("county", "青岚县")).call(records.read, { params: { id: body.id } });
    expect(JSON.stringify(seen)).not.toContain("near");
  },
);

apiTest("of a text out of reach it is only said that there is one; another county is not asked", async (stage) => {
  const team = await aStandingTeam(stage);
  const county = await stage.as("county", "青岚县");
  await add(county, { villageId: villageIds.松坡 });
  const hint = await team.call(records.add, { body: aRecordBody() });
  expect(hint).toMatchObject({ saved: false, near: { other: null } });
  const muyun = await stage.as("county", "沐云县");
  expect(await add(muyun, { villageId: villageIds.桥头 })).toMatchObject({ saved: true });
});

apiTest("a text that was withdrawn or changed is no longer near", async (stage) => {
  const team = await aStandingTeam(stage);
  const [first, second] = [await add(team), aRecordBody()];
  await team.call(records.withdraw, { params: { id: first.id }, body: { version: 1 } });
  expect(await team.call(records.add, { body: second })).toMatchObject({ saved: true });
  const text = "机井水泵坏了三天，联系电工后天来看，先借一台抽水机";
  await team.call(records.edit, { params: { id: second.id }, body: changed(second, 1, { text }) });
  expect(await add(team)).toMatchObject({ saved: true });
});

const place = { villageId: villageIds.前柳庄, township: townshipIds.柳溪镇 };
const step = fc.record({
  slot: fc.nat(3),
  act: fc.constantFrom("edit" as const, "withdraw" as const, "restore" as const),
  households: fc.nat(9),
  onDay: fc.constantFrom("2026-09-30", "2026-10-01", "2026-11-21"),
  help: fc.boolean(),
});

apiTest("after any course of acts the months hold what the rows add up to", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const entries: { id: string; body: RecordBody; version: number }[] = [];
  for (let slot = 0; slot < 4; slot += 1) {
    const villageId = [villageIds.上梨峪, place.villageId][slot % 2]!;
    const { id, body } = await add(county, { villageId, text: "", households: slot + 1 });
    entries.push({ id, body, version: 1 });
  }
  const [steps] = fc.sample(fc.array(step, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 20261122 });
  for (const { slot, act, households, onDay, help } of steps!) {
    const entry = entries[slot]!;
    const over = { onDay, households: households + 1, kind: help ? ("help" as const) : ("household" as const) };
    const body = act === "edit" ? changed(entry.body, entry.version, over) : { version: entry.version };
    const reply = await fetchVersion(county, act, entry.id, body);
    entry.version = reply ?? entry.version;
    const { rows } = await raw(`
      select count(*)::int as differ from (
        select village_id, date_trunc('month', on_day)::date as month, kind, sum(households)::int as n from work_record
        where removed_at is null group by 1, 2, 3) r
      full join (select village_id, month, kind, households as n from record_month where households <> 0) m using (village_id, month, kind)
      where r.n is distinct from m.n`);
    expect(rows).toEqual([{ differ: 0 }]);
  }
  expect(await written()).toEqual([{ n: 4 }]);
});

/** The new version, or undefined where the act is closed just now. */
async function fetchVersion(caller: Caller, act: "edit" | "withdraw" | "restore", id: string, body: object) {
  const call = { params: { id }, body: body as never };
  return caller.call(records[act], call).then(
    ({ version }) => version,
    () => undefined,
  );
}

apiTest("an office sees what lies in its reach: team, unit, township, county, next county", async (stage) => {
  const team = await aStandingTeam(stage);
  const county = await stage.as("county", "青岚县");
  const [here, next] = [await add(team), await add(county, { villageId: villageIds.松坡, text: "" })];
  const far = await add(await stage.as("county", "沐云县"), { villageId: villageIds.桥头 });
  const seen = async (caller: Caller, query = {}) =>
    (await caller.call(records.list, { query })).rows.map(({ id }) => id).toSorted();
  expect(await seen(team)).toEqual([here.id]);
  expect(await seen(await stage.as("unit"))).toEqual([here.id]);
  expect(await seen(await stage.as("township", "松岭乡"))).toEqual([next.id]);
  expect(await seen(county)).toEqual([here.id, next.id].toSorted());
  expect(await seen(await stage.as("city"), { countyId: "99-muyun" })).toEqual([far.id]);
  expect((await (await stage.as("unit")).refused(records.read, { params: { id: next.id } })).code).toBe("not-found");
  expect((await (await stage.as("department")).refused(records.list, { query: {} })).code).toBe("forbidden");
  expect(await seen(county, { countyId: "99-muyun" })).toEqual([]);
  expect(qinglan).toBe("99-qinglan");
});

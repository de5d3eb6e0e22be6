import { expect } from "vitest";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, type Caller, onStage, raw, type Stage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aRecordBody, type RecordBody } from "../testing/given-records.ts";
import { aPerson, aTeam } from "../testing/given-teams.ts";

onStage();

async function aStandingTeam({ tx, as }: Pick<Stage, "tx" | "as">) {
  await aTeam(tx, await aDecidedRound(tx));
  return as("team");
}

const contact = { name: "张守信", phone: "13812345678", followUp: "低保补办后回访" };

const add = async (caller: Caller, over: Partial<RecordBody> = {}) => {
  const body = aRecordBody(over);
  await caller.call(records.add, { body });
  return body;
};

/** A correction as the page sends it: the contact is left out unless it changes. */
function correct(caller: Caller, { id, contact: _, ...body }: RecordBody, version: number, over: Partial<RecordBody>) {
  return caller.call(records.edit, { params: { id }, body: { ...body, ...over, version } });
}

const lastDetail = async ({ tx }: Pick<Stage, "tx">) =>
  (await tx.selectFrom("audit").select("detail").orderBy("id", "desc").limit(1).executeTakeFirstOrThrow()).detail;

const contacts = async () => (await raw("select village_id, name, closed_on from record_contact")).rows;

apiTest("what was added before the answer came back is not taken as saved", async (stage) => {
  const team = await aStandingTeam(stage);
  const body = await add(team, { contact });
  expect(await team.call(records.add, { body })).toMatchObject({ saved: true, version: 1 });
  const more: readonly Partial<RecordBody>[] = [
    { contact: { ...contact, name: "李守信" } },
    { contact: null },
    { fileIds: [await aFile(team)] },
  ];
  for (const over of more) {
    const { code, detail } = await team.refused(records.add, { body: { ...body, ...over } });
    expect([code, detail]).toEqual(["conflict", expect.stringContaining("点“更正”补上")]);
  }
  await team.call(records.withdraw, { params: { id: body.id }, body: { version: 1 } });
  const gone = await team.refused(records.add, { body });
  expect([gone.code, gone.detail]).toEqual(["conflict", expect.stringContaining("已经撤回")]);
});

async function aFile(caller: Caller) {
  const query = { id: uuidv7(), villageId: villageIds.前柳庄 };
  return (await caller.call(records.attach, { query, file: new Blob(["%PDF-1.7\n"]), fileName: "协议.pdf" })).id;
}

apiTest(
  "a contact goes with its entry to another village, and is not left in the reach of the first",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const body = await add(county, { contact });
    await correct(county, body, 1, { villageId: villageIds.松坡 });
    expect(await contacts()).toEqual([{ villageId: villageIds.松坡, name: "张守信", closedOn: null }]);
    const next = await stage.as("township", "松岭乡");
    expect((await next.call(records.read, { params: { id: body.id } })).contact).toMatchObject({ name: "张*" });
  },
);

apiTest("another contact has not been visited again; the same one keeps its day", async (stage) => {
  const team = await aStandingTeam(stage);
  const body = await add(team, { contact });
  await team.call(records.close, { params: { id: body.id }, body: { done: true } });
  await correct(team, body, 1, { households: 6, contact });
  expect(await contacts()).toMatchObject([{ closedOn: "2026-11-22" }]);
  await correct(team, body, 2, { contact: { ...contact, name: "李守信" } });
  expect(await contacts()).toMatchObject([{ name: "李守信", closedOn: null }]);
  await correct(team, body, 3, { contact: null });
  expect(await contacts()).toEqual([]);
});

apiTest("a correction leaves both sides in the audit, and no name", async (stage) => {
  const team = await aStandingTeam(stage);
  const body = await add(team, { contact });
  const file = await aFile(team);
  const over = { households: 8, text: "走访八户，修好水渠", fileIds: [file], contact: { ...contact, phone: null } };
  await correct(team, body, 1, over);
  const detail = await lastDetail(stage);
  expect(detail).toMatchObject({
    rewritten: true,
    before: { households: 5, fileIds: [], contact: "kept", villageId: villageIds.前柳庄 },
    after: { households: 8, fileIds: [file], contact: "replaced" },
  });
  expect(JSON.stringify(detail)).not.toMatch(/张守信|13812345678|水渠/);
});

apiTest("the capacity a leader came in stays, and he is not asked for again", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const leaderId = await aPerson(stage.tx, { kind: "county-leader", organisationId: null });
  const visit = { kind: "leader-visit", households: 0, leaderId, text: "" } as const;
  const body = await add(county, visit);
  await stage.tx
    .updateTable("person")
    .set({ kind: "township-leader", townshipId: townshipIds.柳溪镇 })
    .where("id", "=", leaderId)
    .execute();
  await correct(county, body, 1, { onDay: "2026-11-20" });
  await stage.tx.updateTable("person").set({ validTo: "2026-11-01" }).where("id", "=", leaderId).execute();
  await correct(county, body, 2, { people: 4 });
  const { leader } = await county.call(records.read, { params: { id: body.id } });
  expect(leader).toMatchObject({ id: leaderId, kind: "county-leader" });
  const other = { ...visit, leaderId: await aPerson(stage.tx, { kind: "cadre" }) };
  const { id: _, contact: _none, ...rest } = { ...body, ...other };
  const refused = await county.refused(records.edit, { params: { id: body.id }, body: { ...rest, version: 3 } });
  expect(refused.reasons).toMatchObject([{ rule: "leader-unknown" }]);
});

apiTest(
  "days before a village moved are written down and corrected where they were, its village stays choosable",
  async (stage) => {
    const team = await aStandingTeam(stage);
    const body = await add(team, { onDay: "2026-11-03" });
    const county = await stage.as("county", "青岚县");
    const moved = {
      onDate: "2026-11-10",
      basis: "青政发〔2026〕9号",
      version: 1,
      newId: uuidv7(),
      townshipId: townshipIds.松岭乡,
    };
    await county.call(villages.move, { params: { id: villageIds.前柳庄 }, body: moved });
    const after = await stage.as("team");
    await correct(after, body, 1, { households: 6 });
    await add(after, { onDay: "2026-11-09", text: "" });
    const late = await after.refused(records.add, { body: aRecordBody({ onDay: "2026-11-10" }) });
    expect(late.reasons).toMatchObject([{ rule: "village-ended" }]);
    const choices = await after.call(records.choices, { query: {} });
    expect(choices.villages.map(({ id, endedOn }) => [id, endedOn])).toEqual([
      [moved.newId, null],
      [villageIds.前柳庄, "2026-11-10"],
    ]);
  },
);

apiTest("after an honest rewrite nothing is left of how near the text was", async (stage) => {
  const team = await aStandingTeam(stage);
  await add(team);
  const body = await add(team, { anyway: true, onDay: "2026-11-20" });
  const near = async () => (await raw("select near_percent from work_record where id = $1", [body.id])).rows;
  expect(await near()).toEqual([{ nearPercent: 100 }]);
  await correct(team, body, 1, { households: 6 });
  expect(await near()).toEqual([{ nearPercent: 100 }]);
  await correct(team, body, 2, { text: "机井水泵坏了三天，联系电工后天来看，先借一台抽水机" });
  expect(await near()).toEqual([{ nearPercent: null }]);
});

apiTest("a page marked by a day that is none, or by no id, is refused", async (stage) => {
  const team = await aStandingTeam(stage);
  for (const after of [`2026-99-99~${uuidv7()}`, `2026-11-01~${"-".repeat(36)}`, "2026-11-01"])
    expect((await team.refused(records.list, { query: { after } })).code).toBe("invalid");
});

apiTest("nothing of what is revealed stays with the receipt, and each look is written down", async (stage) => {
  const team = await aStandingTeam(stage);
  const { id } = await add(team, { contact });
  const call = { params: { id }, body: { reason: "核对回访情况" }, requestId: uuidv7() };
  expect(await team.call(records.reveal, call)).toEqual({ name: contact.name, phone: contact.phone });
  expect(await team.call(records.reveal, call)).toEqual({ name: contact.name, phone: contact.phone });
  const { rows } = await raw("select count(*)::int as n from audit where verb = 'record.reveal'");
  expect(rows).toEqual([{ n: 2 }]);
  expect((await raw("select 1 from receipt where reply::text ~ '张守信|13812345678'")).rows).toEqual([]);
});

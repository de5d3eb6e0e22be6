import { expect } from "vitest";
import { disclosures } from "#contract/disclosures.ts";
import { publicDisclosures } from "#contract/public-disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, raw, today } from "../../testing/api-test.ts";
import { muyun, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { aDisclosure, aPosting } from "../../testing/given-disclosures.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const at = (id: string, countyId: string = qinglan) => ({ countyId, id });
const listed = { countyId: qinglan };

apiTest("anybody reads what hangs and what has hung, narrowed by township and words", async ({ as, nobody, tx }) => {
  const project = await aProject(tx, { status: "reviewed", villages: { 前柳庄: 1, 松坡: 1 } });
  const over = await aDisclosure(tx, project, { placeId: villageIds.松坡 });
  await (await as("township", "柳溪镇")).call(disclosures.post, { params: project.params, body: aPosting(["前柳庄"]) });
  const all = await nobody.call(publicDisclosures.list, { query: listed });
  expect(all.rows.map(({ village, daysLeft }) => [village, daysLeft])).toEqual([
    ["前柳庄村", 11],
    ["松坡村", 0],
  ]);
  const ask = async (query: object) =>
    (await nobody.call(publicDisclosures.list, { query: { ...listed, ...query } })).rows;
  expect(await ask({ townshipId: townshipIds.松岭乡 })).toMatchObject([{ id: over.id }]);
  expect(await ask({ state: "running" })).toHaveLength(1);
  expect(await ask({ q: "松坡" })).toHaveLength(1);
  expect(await ask({ q: "%" })).toEqual([]);
});

/** Every field of the answer, whatever is added to the tables later. */
const shownFields = [
  ...["countyId", "id", "step", "level", "title", "township", "village", "fromOn", "untilOn", "daysLeft", "county"],
  ...["lines", "beneficiaries", "places", "phone", "office", "address", "issuer", "contentSha256"],
].toSorted();

apiTest("a reader without an account gets the fields of the list and nothing else", async ({ as, nobody, tx }) => {
  const secret = "13912345678";
  const project = await aProject(tx, { status: "declared" });
  await tx.updateTable("project").set({ phone: secret }).where("id", "=", project.id).execute();
  const township = await as("township", "柳溪镇");
  const beneficiaries = [{ name: "欧阳锋", group: "三组", item: "仔猪 2 头" }];
  await township.call(disclosures.post, { params: project.params, body: { ...aPosting(["前柳庄"]), beneficiaries } });
  const { rows } = await nobody.call(publicDisclosures.list, { query: listed });
  const seen = await nobody.call(publicDisclosures.get, { params: at(rows[0]!.id) });
  expect(Object.keys(seen).toSorted()).toEqual(shownFields);
  const text = JSON.stringify([rows, seen]);
  for (const hidden of [secret, "欧阳锋", project.id, "经办人", "postedBy", "reach", "boundSha256"])
    expect(text).not.toContain(hidden);
  expect(seen.beneficiaries).toEqual([{ name: "欧阳某", group: "三组", item: "仔猪 2 头" }]);
});

apiTest(
  "what was taken down, what belongs to a draft, and another county's id are not found",
  async ({ nobody, tx }) => {
    const down = await aDisclosure(tx, await aProject(tx, { status: "declared" }), { withdrawnOn: "2026-11-05" });
    const draft = await aDisclosure(tx, await aProject(tx, { status: "draft" }));
    const open = await aDisclosure(tx, await aProject(tx, { status: "declared" }));
    for (const params of [at(down.id), at(draft.id), at(open.id, muyun), at(uuidv7())]) {
      expect((await nobody.refused(publicDisclosures.get, { params })).code).toBe("not-found");
      const body = { id: uuidv7(), text: "有异议" };
      expect((await nobody.refused(publicDisclosures.object, { params, body })).code).toBe("not-found");
    }
    const { rows } = await nobody.call(publicDisclosures.list, { query: listed });
    expect(rows.map(({ id }) => id)).toEqual([open.id]);
  },
);

apiTest(
  "an objection from the page has one receipt, holds the step, and its answer is read with the receipt",
  async ({ as, nobody, tx }) => {
    const project = await aProject(tx, { status: "declared" });
    const notice = await aDisclosure(tx, project);
    const body = { id: uuidv7(), text: "大棚选址占了水渠", name: "张三丰", phone: "13900000009" };
    const { receipt } = await nobody.call(publicDisclosures.object, { params: at(notice.id), body });
    expect(await nobody.call(publicDisclosures.object, { params: at(notice.id), body })).toEqual({ receipt });
    const other = { ...body, text: "别的话" };
    expect((await nobody.refused(publicDisclosures.object, { params: at(notice.id), body: other })).code).toBe(
      "conflict",
    );
    const asked = { countyId: qinglan, receipt: `${receipt.slice(0, 4)} ${receipt.slice(4)}` };
    const before = await nobody.call(publicDisclosures.answer, { body: asked });
    expect(before).toEqual({ title: "关于食用菌大棚的公示", receivedOn: today, text: body.text, answers: [] });
    const township = await as("township", "柳溪镇");
    const answer = { id: uuidv7(), result: "not-upheld" as const, text: "经核实不占用水渠", done: "" };
    await township.call(disclosures.answer, { params: { id: body.id }, body: answer });
    const after = await nobody.call(publicDisclosures.answer, { body: asked });
    expect(after.answers).toEqual([{ result: "not-upheld", text: "经核实不占用水渠", done: "", answeredOn: today }]);
    expect((await nobody.refused(publicDisclosures.answer, { body: { ...asked, countyId: muyun } })).code).toBe(
      "not-found",
    );
    const { rows } = await raw("select account_name, detail from audit where verb = 'objection.write'");
    expect(rows).toEqual([
      { accountName: "系统", detail: { act: "object", channel: "page", objectedOn: today, disclosureId: notice.id } },
    ]);
  },
);

apiTest("a flood against one notice is held back, while another is open", async ({ nobody, tx }) => {
  const flooded = await aDisclosure(tx, await aProject(tx, { status: "declared" }));
  const other = await aDisclosure(tx, await aProject(tx, { status: "declared" }));
  const object = (id: string) => ({ params: at(id), body: { id: uuidv7(), text: "有异议" } });
  for (let i = 0; i < 20; i += 1) await nobody.call(publicDisclosures.object, object(flooded.id));
  expect((await nobody.refused(publicDisclosures.object, object(flooded.id))).code).toBe("too-many");
  await nobody.call(publicDisclosures.object, object(other.id));
  const long = { params: at(other.id), body: { id: uuidv7(), text: "长".repeat(1001) } };
  expect((await nobody.refused(publicDisclosures.object, long)).code).toBe("invalid");
});

import { expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, raw, today, type Stage } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aDisclosure } from "../../testing/given-disclosures.ts";
import { aProject } from "../../testing/given-projects.ts";
import { forgetObjectors } from "./keeping.ts";
import { insertObjection } from "./objecting.ts";

onStage();

const answered = async (
  tx: Stage["tx"],
  notice: { readonly id: string; readonly projectId: string; readonly reach: string[] },
  name: string,
  days: readonly string[],
) => {
  const id = uuidv7();
  const said = {
    id,
    receivedOn: "2021-01-05",
    channel: "letter",
    text: `${name}的异议`,
    name,
    phone: "13800000000",
  } as const;
  await insertObjection(tx, { ...notice, countyId: qinglan }, said, uuidv7());
  for (const answeredOn of days)
    await tx
      .insertInto("objectionAnswer")
      .values({
        ...{ countyId: qinglan, id: uuidv7(), objectionId: id, disclosureId: notice.id },
        ...{
          result: "not-upheld",
          text: "经核实不成立。",
          done: "",
          answeredOn,
          answeredBy: uuidv7(),
          reach: notice.reach,
        },
      })
      .execute();
};

const left = async () =>
  (await raw("select name, phone, text from objection order by text")).rows as {
    name: string;
    phone: string;
    text: string;
  }[];

apiTest("who objected is forgotten three years after the last answer; what was said stays", async ({ tx, ground }) => {
  const project = await aProject(tx);
  const { id } = await aDisclosure(tx, project);
  const notice = { id, projectId: project.id, reach: project.reach };
  await answered(tx, notice, "丙", []);
  await answered(tx, notice, "乙", ["2022-05-01", "2023-11-23"]);
  await answered(tx, notice, "甲", ["2022-05-01", "2023-11-22"]);
  const night = () =>
    ground.gate.write({ system: "county", countyId: qinglan }, (at) => forgetObjectors(at, qinglan, today));
  expect(await night()).toBe(1);
  expect(await left()).toEqual([
    { name: "丙", phone: "13800000000", text: "丙的异议" },
    { name: "乙", phone: "13800000000", text: "乙的异议" },
    { name: "", phone: "", text: "甲的异议" },
  ]);
  const { rows } = await raw("select verb, account_name, detail from audit order by id desc limit 1");
  expect(rows[0]).toEqual({ verb: "objection.write", accountName: "系统", detail: { act: "erase", contacts: 1 } });
  expect(await night()).toBe(0);
});

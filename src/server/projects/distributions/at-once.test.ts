import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../../db/db.ts";
import { asOwner } from "../../ground.ts";
import { anAsset, anIncomeBody, aLeaseBody, aPlanBody } from "../../testing/given-assets.ts";
import { countyClerk as county, villageIds } from "../../testing/cast.ts";
import { together } from "../../testing/together.ts";
import { workerDatabase } from "../../testing/worker-database.ts";
import { leaseAsset } from "../assets/leasing.ts";
import { registerAsset } from "../assets/registering.ts";
import { draftPlan } from "./drafting.ts";
import { enterIncome, reverseIncome } from "./entering.ts";
import { anAssetBody } from "../../testing/given-assets.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
let gate: Gate;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
});
afterAll(() => gate.close());

/** Both are under way before either is done. */
const slowly = async <T>(tx: Tx, act: Promise<T>) => {
  const done = await act;
  await sql`select pg_sleep(0.2)`.execute(tx);
  return done;
};
const act = <T>(run: (tx: Tx) => Promise<T>) => gate.write(county, (tx) => slowly(tx, run(tx)));

const income = (over: object) =>
  ({ ...anIncomeBody(), projectId: null, assetId: null, rentId: null, ...over }) as Parameters<typeof enterIncome>[2];

test("two plans of one village at once do not divide more than there is", async () => {
  const asset = await asOwner(ownerUrl, (tx) => anAsset(tx));
  await gate.write(county, (tx) => enterIncome(tx, county, income({ assetId: asset.id, year: 2026 }), today));
  const draft = () =>
    act((tx) => draftPlan(tx, county, aPlanBody({ lines: whole, totalFen: 2_000_000 }) as never, today));
  const end = await together([draft(), draft()], "message");
  expect(end.done).toBe(1);
  expect(end.refused[0]).toContain("超出可分配收益 10000.00元");
  const total = await asOwner(ownerUrl, (tx) =>
    tx
      .selectFrom("incomeTotal")
      .select(["receivedFen", "dividedFen"])
      .where("villageId", "=", villageIds.前柳庄)
      .executeTakeFirst(),
  );
  expect(total).toEqual({ receivedFen: 3_000_000, dividedFen: 2_000_000 });
});

const whole = [{ use: "reserve" as const, amountFen: 2_000_000, text: "" }];

test("a plan and the reversal of its income at once do not both happen", async () => {
  const asset = await asOwner(ownerUrl, (tx) => anAsset(tx, { village: "上梨峪" }));
  const id = uuidv7();
  await gate.write(county, (tx) => enterIncome(tx, county, income({ id, assetId: asset.id, year: 2025 }), today));
  const plan = aPlanBody({ villageId: villageIds.上梨峪, year: 2025, lines: whole, totalFen: 2_000_000 });
  const end = await together([
    act((tx) => draftPlan(tx, county, plan as never, today)),
    act((tx) => reverseIncome(tx, county, { incomeId: id, id: uuidv7(), text: "记错" }, today)),
  ]);
  expect(end).toEqual({ done: 1, refused: ["refused"] });
});

test("two who reverse the same income at once reverse it once", async () => {
  const asset = await asOwner(ownerUrl, (tx) => anAsset(tx));
  const id = uuidv7();
  await gate.write(county, (tx) => enterIncome(tx, county, income({ id, assetId: asset.id, year: 2024 }), today));
  const reverse = () => act((tx) => reverseIncome(tx, county, { incomeId: id, id: uuidv7(), text: "记错" }, today));
  expect(await together([reverse(), reverse()], "message")).toEqual({ done: 1, refused: ["该笔收益已经冲回过。"] });
});

test("two who receive the same rent at once receive it once, and two leases of one asset at once are one", async () => {
  const asset = await asOwner(ownerUrl, (tx) => anAsset(tx));
  const lease = () => {
    const { version: _, ...body } = aLeaseBody();
    return act((tx) =>
      leaseAsset(tx, county, { ...body, lesseePhone: null, dueAfter: 0, depositFen: 0, at: asset }, today),
    );
  };
  expect(await together([lease(), lease()])).toEqual({ done: 1, refused: ["stale"] });
  const rent = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("rent").select("id").where("assetId", "=", asset.id).orderBy("position").executeTakeFirstOrThrow(),
  );
  const receive = () =>
    act((tx) => enterIncome(tx, county, income({ assetId: asset.id, rentId: rent.id, kind: "rent" }), today));
  const end = await together([receive(), receive()], "message");
  expect(end.done).toBe(1);
  expect(end.refused[0]).toContain("还应收 0.00元");
});

test("two who register the same certificate at once register one, with numbers of their own otherwise", async () => {
  const body = (certificate: string) =>
    ({
      ...anAssetBody({ certificate, certificateOn: "2026-05-01" }),
      townshipId: null,
      households: null,
      transferredOn: null,
    }) as never;
  const register = (certificate: string) => act((tx) => registerAsset(tx, county, body(certificate), today));
  const same = await together([register("青（2026）第9号"), register("青〔2026〕第9号")], "message");
  expect(same.done).toBe(1);
  expect(same.refused[0]).toContain("该证书编号已经用于");
  expect(await together([register("青（2026）第10号"), register("青（2026）第11号")])).toEqual({
    done: 2,
    refused: [],
  });
});

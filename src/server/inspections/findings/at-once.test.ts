import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../../db/db.ts";
import { asOwner } from "../../ground.ts";
import { moveVillage } from "../../registry/commands.ts";
import { accountIdOf, countyClerk as county, townshipIds, villageIds } from "../../testing/cast.ts";
import { aFinding } from "../../testing/given-findings.ts";
import { aVisitBody, aVisitedInspection } from "../../testing/given-visits.ts";
import { together } from "../../testing/together.ts";
import { workerDatabase } from "../../testing/worker-database.ts";
import { openVisit, registerFromVisit } from "../visits/commands.ts";
import { followObjects } from "../moved.ts";
import { followVisits } from "../visits/moved.ts";
import { closeFinding, returnFinding } from "./judging.ts";
import { followFindings } from "./moved.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const inspector = { ...county, accountId: accountIdOf(15), name: "督查组经办人", role: "inspector" as const };
let gate: Gate;
let ownerUrl: string;
let ground: Awaited<ReturnType<typeof aVisitedInspection>>;
const visitId = uuidv7();

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
  ground = await asOwner(ownerUrl, (tx) => aVisitedInspection(tx));
  await gate.write(inspector, (tx) => openVisit(tx, inspector, opening(visitId), today));
});
afterAll(() => gate.close());

type Opening = Parameters<typeof openVisit>[2];
const opening = (id: string, over: object = {}) => aVisitBody(ground, { id, ...over }) as unknown as Opening;

/** Both are under way before either is done. */
const slowly = async <T>(tx: Tx, act: Promise<T>) => {
  const done = await act;
  await sql`select pg_sleep(0.2)`.execute(tx);
  return done;
};

const found = (id: string) => ({
  id,
  category: "基层减负",
  description: "门口挂牌过多",
  basis: "",
  severity: "ordinary" as const,
  type: "dated" as const,
});

test("of two who send the same finding of one visit at once one registers it, the other is told so", async () => {
  const id = uuidv7();
  const register = (actor: typeof county | typeof inspector) =>
    gate.write(actor, (tx) => slowly(tx, registerFromVisit(tx, actor, visitId, found(id), today)));
  expect(await together([register(inspector), register(county)], "message")).toEqual({
    done: 1,
    refused: ["该问题已经登记过，没有重复登记。"],
  });
});

test("two who register different findings from one visit at once both do, with numbers of their own", async () => {
  const ids = [uuidv7(), uuidv7()];
  const end = await together([
    gate.write(inspector, (tx) => slowly(tx, registerFromVisit(tx, inspector, visitId, found(ids[0]!), today))),
    gate.write(county, (tx) => slowly(tx, registerFromVisit(tx, county, visitId, found(ids[1]!), today))),
  ]);
  expect(end).toEqual({ done: 2, refused: [] });
  const rows = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("finding").where("id", "in", ids).select("number").orderBy("number").execute(),
  );
  expect(rows[1]!.number - rows[0]!.number).toBe(1);
});

test("of one who closes and one who sends back at once one wins, the other is told to look again", async () => {
  const words = ["该问题已被他人更新，请刷新后核对再提交，您填写的内容尚未保存。"];
  for (const order of [0, 1]) {
    const { id } = await asOwner(ownerUrl, (tx) => aFinding(tx, { status: "checked" }));
    const acts = [
      () => gate.write(county, (tx) => slowly(tx, closeFinding(tx, county, { id, version: 1, ...closing }, today))),
      () =>
        gate.write(inspector, (tx) =>
          slowly(tx, returnFinding(tx, inspector, { id, version: 1, text: "没有见到" }, today)),
        ),
    ];
    const end = await together(
      (order === 0 ? acts : acts.toReversed()).map((act) => act()),
      "message",
    );
    expect(end.done).toBe(1);
    expect(end.refused).toEqual(words);
    const rows = await asOwner(ownerUrl, async (tx) => {
      const steps = await tx.selectFrom("findingStep").where("findingId", "=", id).select("action").execute();
      const finding = await tx.selectFrom("finding").where("id", "=", id).select(["status", "closedBy"]).execute();
      return { steps, ...finding[0]! };
    });
    expect(rows.steps).toHaveLength(1);
    expect([rows.status, rows.closedBy === null]).toEqual(
      rows.steps[0]!.action === "close" ? ["closed", false] : ["returned", true],
    );
  }
});

const closing = { text: "", voiceKind: null, voice: "", satisfaction: null };

test("a village that moves while somebody begins a visit there takes the visit along", async () => {
  const newId = uuidv7();
  const begun = uuidv7();
  const change = { onDate: "2026-11-22", basis: "青政发〔2026〕18号", version: 1 };
  const move = { ...change, newId, townshipId: townshipIds.柳溪镇 };
  const follows = [followObjects, followVisits, followFindings];
  const times = { today, now: new Date() };
  const begin = opening(begun, { objectId: ground.otherId });
  const end = await together([
    gate.write(inspector, (tx) => slowly(tx, openVisit(tx, inspector, begin, today))),
    gate.write(county, async (tx) => {
      await sql`select pg_sleep(0.1)`.execute(tx);
      return moveVillage(tx, county, villageIds.松坡, move, times, follows);
    }),
  ]);
  expect(end).toEqual({ done: 2, refused: [] });
  const row = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("visit").where("id", "=", begun).select(["villageId", "townshipId"]).executeTakeFirst(),
  );
  expect(row).toEqual({ villageId: newId, townshipId: townshipIds.柳溪镇 });
});

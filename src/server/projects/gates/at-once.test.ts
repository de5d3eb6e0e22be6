import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { appUrlOf } from "../../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../../db/db.ts";
import { asOwner } from "../../ground.ts";
import { accountIdOf, countyClerk as county } from "../../testing/cast.ts";
import { aPass } from "../../testing/given-gates.ts";
import { aProject } from "../../testing/given-projects.ts";
import { together } from "../../testing/together.ts";
import { workerDatabase } from "../../testing/worker-database.ts";
import { haltProject } from "../works/changes.ts";
import { passGate, type Passing } from "./passing.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const other = { ...county, accountId: accountIdOf(3) };
const told = ["该项目已被他人更新，请刷新后核对再提交，您填写的内容尚未保存。"];
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

const approve = (actor: typeof county, projectId: string) =>
  gate.write(actor, (tx) => slowly(tx, passGate(tx, actor, { ...aPass("approval"), projectId } as Passing, today)));

test("of two officers who pass the same gate at once one passes it, the other is told to look again", async () => {
  const { id } = await asOwner(ownerUrl, (tx) => aProject(tx, { status: "banked" }));
  expect(await together([approve(county, id), approve(other, id)], "message")).toEqual({ done: 1, refused: told });
  const passes = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("gatePass").where("projectId", "=", id).select("gate").execute(),
  );
  expect(passes).toEqual([{ gate: "approval" }]);
});

test("a project that is paused while somebody passes its gate either passes first or not at all", async () => {
  const { id } = await asOwner(ownerUrl, (tx) => aProject(tx, { status: "banked" }));
  const pause = { id, version: 1, action: "pause" as const, text: "汛期停工" };
  const halted = gate.write(other, (tx) => slowly(tx, haltProject(tx, other, pause, today)));
  expect(await together([approve(county, id), halted], "message")).toEqual({ done: 1, refused: told });
  const row = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("project").where("id", "=", id).select(["status", "standing"]).executeTakeFirstOrThrow(),
  );
  expect([
    ["approved", "normal"],
    ["banked", "paused"],
  ]).toContainEqual([row.status, row.standing]);
});

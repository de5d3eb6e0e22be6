import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { countyClerk, townshipIds, villageIds } from "../testing/cast.ts";
import { aRoundAtWork, scoresOf, villageScheme, windowOver } from "../testing/given-evaluations.ts";
import { together } from "../testing/together.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { appealScore } from "./appeals.ts";
import { createEvaluation, freezeEvaluation, publishEvaluation } from "./commands.ts";
import { recheck } from "./reading.ts";
import { saveInputs, setTargets } from "./scoring.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const hand = (over: Partial<Actor> = {}): Actor => ({ ...countyClerk, accountId: uuidv7(), ...over });
const [author, first, second] = [hand(), hand(), hand()];
const [inspector, other] = [hand({ role: "inspector" }), hand({ role: "inspector" })];
const township = hand({ role: "township", townships: [townshipIds.柳溪镇] });
const villages = [villageIds.前柳庄, villageIds.上梨峪, villageIds.松坡];

let gate: Gate;
let ownerUrl: string;
let roundId: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
  roundId = await asOwner(ownerUrl, aRoundAtWork);
});
afterAll(() => gate.close());

async function anEvaluation(): Promise<string> {
  const id = uuidv7();
  const scheme = { scheme: villageScheme.title, schemeVersion: 0, cadence: "monthly" as const };
  const span = { from: "2026-11-01", to: "2026-11-22" };
  const one = { id, roundId, title: "2026年11月考核", ...scheme, ...span };
  await gate.write(author, (tx) => createEvaluation(tx, author, one, today));
  return id;
}

const scored = (actor: Actor, id: string, inputs: ReturnType<typeof scoresOf>) =>
  gate.write(actor, (tx) => saveInputs(tx, actor, { id, inputs }));

/** Made known; its window is open, or over. */
async function madeKnown({ over }: { readonly over: boolean }): Promise<string> {
  const id = await anEvaluation();
  await scored(
    inspector,
    id,
    villages.flatMap((village) => scoresOf(village)),
  );
  await gate.write(author, (tx) => publishEvaluation(tx, author, { id, version: 1 }, today));
  if (over) await asOwner(ownerUrl, (tx) => windowOver(tx, id));
  return id;
}

const freeze = (actor: Actor, id: string, on = today) =>
  gate.write(actor, (tx) => freezeEvaluation(tx, actor, { id, version: 2 }, on));

test("of two officers who freeze at the same moment one does, and what is frozen computes to the same bytes", async () => {
  const id = await madeKnown({ over: true });
  const outcome = await together([freeze(first, id), freeze(second, id)], "message");
  expect(outcome).toEqual({ done: 1, refused: ["考核结果已经定格，不能再改，也不再受理申诉。"] });
  const again = await gate.read(author, (db) => recheck({ db, actor: author, today }, id));
  expect(again).toMatchObject({ same: true, subjects: 3 });
});

test("an appeal and a freeze at the same moment: it is heard before the freeze, or told that it is too late", async () => {
  for (const item of ["c1.1", "c2.1", "c3.1"]) {
    const id = await madeKnown({ over: false });
    const { publicityTo } = await asOwner(ownerUrl, (tx) =>
      tx.selectFrom("evaluation").select("publicityTo").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    const appeal = { id, subjectId: villageIds.上梨峪, appealId: uuidv7(), item, text: "请复核" };
    // One clock stands before the end of the window, the other behind it.
    const acts = [
      gate.write(township, (tx) => appealScore(tx, township, appeal, publicityTo!)),
      freeze(first, id, "2026-12-31"),
    ];
    const { done, refused } = await together(acts, "message");
    expect(done).toBe(1);
    expect(["还有申诉没有答复，答复后再定格。", "考核结果已经定格，不能再改，也不再受理申诉。"]).toContain(refused[0]);
    const { frozen, open } = await asOwner(ownerUrl, async (tx) => ({
      frozen: await tx.selectFrom("evaluationFreeze").select("evaluationId").where("evaluationId", "=", id).execute(),
      open: await tx.selectFrom("evaluationAppeal").select("id").where("evaluationId", "=", id).execute(),
    }));
    expect(frozen.length + open.length).toBe(1);
  }
});

test("of two scorers who save the same item at the same moment one wins, anew and when it is changed", async () => {
  const id = await anEvaluation();
  const [input] = scoresOf(villageIds.松坡);
  const both = (version: number) =>
    together([scored(inspector, id, [{ ...input!, version }]), scored(other, id, [{ ...input!, version }])], "message");
  const stale = "该评分已被他人更新，请刷新后核对再提交，您填写的内容尚未保存。";
  expect(await both(0)).toEqual({ done: 1, refused: [stale] });
  expect(await both(1)).toEqual({ done: 1, refused: [stale] });
  const rows = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("evaluationInput").select(["version", "hands"]).where("evaluationId", "=", id).execute(),
  );
  expect(rows).toMatchObject([{ version: 2 }]);
});

test("sheets saved at the same moment in opposite orders are both kept", async () => {
  const id = await anEvaluation();
  const [mine, theirs] = [scoresOf(villageIds.松坡), scoresOf(villageIds.上梨峪)];
  expect(await together([scored(inspector, id, mine), scored(other, id, theirs)])).toEqual({ done: 2, refused: [] });
  const targets = [{ name: "冷库建成", points: 100, by: "score" as const }];
  const subject = { id, subjectId: villageIds.松坡, version: 1, targets };
  const set = (actor: Actor) => gate.write(actor, (tx) => setTargets(tx, actor, subject));
  expect(await together([set(first), set(second)])).toEqual({ done: 1, refused: ["stale"] });
});

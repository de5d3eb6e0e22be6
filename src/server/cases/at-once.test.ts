import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { countyClerk, townshipIds } from "../testing/cast.ts";
import { anAcceptance } from "../testing/given-case-steps.ts";
import { aCase, aGoal, aProblem } from "../testing/given-cases.ts";
import { together } from "../testing/together.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { acceptCase, delistCase } from "./acceptances.ts";
import { lookBack } from "./follow-up.ts";
import { checkCase, selfAssess, withdrawAssessment } from "./steps.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const hand = (role: "county" | "township") => ({
  ...countyClerk,
  accountId: uuidv7(),
  role,
  townships: role === "township" ? [townshipIds.柳溪镇] : ("all" as const),
});
const [first, second] = [hand("county"), hand("county")];
const [assessor, checker] = [hand("township"), hand("township")];

let gate: Gate;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
});
afterAll(() => gate.close());

async function anAssessedCase() {
  let id = "";
  await asOwner(ownerUrl, async (tx) => {
    const file = await aCase(tx, { village: "前柳庄" });
    await aProblem(tx, file, { doneOn: "2026-11-01" });
    await aGoal(tx, file, { doneOn: "2026-11-01" });
    id = file.id;
  });
  const step = { id, version: 1, opinion: "完成" };
  return gate.write(assessor, async (tx) => ({ id, ...(await selfAssess(tx, assessor, step, today)) }));
}

const check = (file: { id: string; version: number }) =>
  gate.write(checker, (tx) => checkCase(tx, checker, { ...file, passed: true, opinion: "属实" }, today));

function accept(actor: typeof first, id: string, version: number) {
  const { id: acceptanceId, ...body } = anAcceptance(version);
  return gate.write(actor, (tx) => acceptCase(tx, actor, { ...body, reopen: [], acceptanceId, id }, today));
}

test("of two officers who accept at the same moment one wins, and there is one acceptance", async () => {
  const { id, version: assessed } = await anAssessedCase();
  const { version } = await check({ id, version: assessed });
  const outcome = await together([accept(first, id, version), accept(second, id, version)]);
  expect(outcome).toEqual({ done: 1, refused: ["stale"] });
  await asOwner(ownerUrl, async (tx) => {
    const rows = await tx.selectFrom("acceptance").where("caseId", "=", id).select("attempt").execute();
    expect(rows).toEqual([{ attempt: 1 }]);
  });
});

test("an assessment taken back and checked at the same moment is one or the other", async () => {
  const file = await anAssessedCase();
  const back = gate.write(assessor, (tx) => withdrawAssessment(tx, assessor, file, today));
  expect(await together([back, check(file)])).toEqual({ done: 1, refused: ["stale"] });
});

test("two relapses at the same moment open one new file", async () => {
  const { id, version: assessed } = await anAssessedCase();
  const { version: checked } = await check({ id, version: assessed });
  const { version: accepted } = await accept(first, id, checked);
  const decision = { id, version: accepted, number: "青组发〔2026〕30号", decidedOn: today };
  const { version } = await gate.write(first, (tx) => delistCase(tx, first, decision, today));
  const visit = {
    onDay: today,
    visitors: "李某",
    finding: "反弹",
    relapsed: true,
    newDueOn: "2027-11-30",
    problems: [],
  };
  const find = (actor: typeof first) => {
    const ids = { id, version, lookBackId: uuidv7(), newId: uuidv7() };
    return gate.write(actor, (tx) => lookBack(tx, actor, { ...visit, ...ids }, today));
  };
  expect(await together([find(first), find(second)])).toEqual({ done: 1, refused: ["stale"] });
  await asOwner(ownerUrl, async (tx) => {
    const rows = await tx.selectFrom("caseFile").where("predecessorId", "=", id).select("opening").execute();
    expect(rows).toEqual([{ opening: 2 }]);
  });
});

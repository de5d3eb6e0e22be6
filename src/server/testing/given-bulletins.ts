import { bulletins } from "#contract/bulletins.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { openSession } from "../auth/session.ts";
import type { Tx } from "../db/db.ts";
import { type Caller, callerOf, today } from "./api-test.ts";
import { qinglan, townshipIds, villageIds } from "./cast.ts";
import { aDecidedRound, aDecision } from "./given-cases.ts";

export const number = "青组发〔2026〕12号";

/** Another officer of 青岚县's campaign office: who approves is not who wrote. */
export async function aSecondOfficer(tx: Tx): Promise<Caller> {
  const [accountId, grantId] = [uuidv7(), uuidv7()];
  const loginName = `county-${accountId}`;
  await tx
    .insertInto("account")
    .values({ id: accountId, loginName, name: "青岚县审核人", passwordHash: "-", mustChangePassword: false })
    .execute();
  await tx
    .insertInto("roleGrant")
    .values({ id: grantId, accountId, role: "county", areaId: qinglan, placeName: "青岚县" })
    .execute();
  return callerOf(await openSession(tx, accountId, grantId, "test"));
}

/** 青岚县 has assessed three villages and confirmed two; each has a file with a problem and a goal, one of them late. */
export async function aConfirmedRound(tx: Tx) {
  const roundId = await aDecidedRound(tx, { ticked: { 上梨峪: ["b01"], 前柳庄: [], 松坡: ["b01"] } });
  const villages = { 上梨峪: "county", 前柳庄: "rejected", 松坡: "township" } as const;
  const decisionId = await aDecision(tx, { roundId, villages });
  const cases = {
    上梨峪: await aFile(tx, { roundId, decisionId, village: "上梨峪", township: "柳溪镇" }),
    松坡: await aFile(tx, { roundId, decisionId, village: "松坡", township: "松岭乡" }),
  };
  return { roundId, cases };
}

interface GivenFile {
  readonly roundId: string;
  readonly decisionId: string;
  readonly village: "上梨峪" | "松坡";
  readonly township: "柳溪镇" | "松岭乡";
}

async function aFile(tx: Tx, { roundId, decisionId, village, township }: GivenFile): Promise<string> {
  const [caseId, townshipId, villageId] = [uuidv7(), townshipIds[township], villageIds[village]];
  const place = { countyId: qinglan, townshipId, villageId };
  const level = village === "上梨峪" ? ("county" as const) : ("township" as const);
  await tx
    .insertInto("caseFile")
    .values({
      ...place,
      id: caseId,
      roundId,
      decisionId,
      level,
      openedOn: "2026-03-01",
      dueOn: "2028-03-01",
    })
    .execute();
  const dueOn = village === "上梨峪" ? "2026-06-30" : "2027-06-30";
  await aProblem(tx, { caseId, townshipId, villageId, dueOn });
  await tx
    .insertInto("caseGoal")
    .values({ ...place, id: uuidv7(), caseId, field: "leadership", task: "fill-posts", text: "配齐“两委”班子", dueOn })
    .execute();
  return caseId;
}

export async function aProblem(
  tx: Tx,
  given: { caseId: string; townshipId: string; villageId: string; dueOn?: string },
) {
  const problem = { ...given, countyId: qinglan, id: uuidv7(), aspect: "leadership", text: "书记空缺半年" };
  await tx.insertInto("caseProblem").values(problem).execute();
}

export async function aDraft(author: Caller, roundId: string): Promise<string> {
  const id = uuidv7();
  await author.call(bulletins.create, { body: { id, roundId } });
  return id;
}

/** Opens the text and says yes to what stands there. */
export async function approve(second: Caller, id: string, version: number) {
  const { figuresMark } = await second.call(bulletins.get, { params: { id } });
  return second.call(bulletins.approve, { params: { id }, body: { version, figuresMark } });
}

/** From draft to published by two people. */
export async function issue(author: Caller, second: Caller, id: string, documentNumber = number) {
  const params = { id };
  const { version } = await author.call(bulletins.get, { params });
  const submitted = await author.call(bulletins.submit, { params, body: { version } });
  const approved = await approve(second, id, submitted.version);
  return author.call(bulletins.publish, {
    params,
    body: { version: approved.version, documentNumber, issuedOn: today },
  });
}

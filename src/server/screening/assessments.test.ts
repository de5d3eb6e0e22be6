import { expect } from "vitest";
import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { Problem } from "#contract/problem.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aCollectedRound, anOpenRound, handedIn, handIn } from "../testing/given-screening.ts";
import { assessmentFaults, saveAssessmentsBatch } from "./assess.ts";
import { listAssessmentsForTemplate } from "./assessments.ts";
import { findRound } from "./queries.ts";

onStage();

const content = { values: [1, 90], manifestations: ["M08", "M01"], note: "书记空缺", submit: false };
const at = (id: string, village: keyof typeof villageIds) => ({ id, villageId: villageIds[village] });

apiTest("a township keeps a draft, hands it in, and gets it back with a reason", async ({ as, tx }) => {
  const { county, id } = await anOpenRound({ as });
  const liuxi = await as("township", "柳溪镇");
  const params = at(id, "上梨峪");
  const draft = await liuxi.call(assessments.save, { params, body: { ...content, version: 1 } });
  expect(draft).toEqual({ status: "draft", version: 2 });
  expect(await liuxi.call(assessments.submit, { params: { id }, body: { villageIds: [params.villageId] } })).toEqual({
    submitted: 1,
  });

  const row = await county.call(assessments.read, { params });
  expect(row).toMatchObject({ status: "submitted", values: [1, 90], manifestations: ["M01", "M08"], note: "书记空缺" });
  expect(row.can).toEqual({ write: false, submit: false, return: true, markMissing: false });

  const back = { params, body: { version: row.version, reason: "信访件次与台账不符" } };
  expect((await county.call(assessments.return, back)).status).toBe("returned");
  const returned = await liuxi.call(assessments.read, { params });
  expect(returned).toMatchObject({ status: "returned", returnReason: "信访件次与台账不符" });
  expect(returned.can).toMatchObject({ write: true, submit: true, return: false });
  const verbs = await tx.selectFrom("audit").select("verb").where("subjectId", "=", id).orderBy("id").execute();
  expect(verbs.map((row) => row.verb).slice(-3)).toEqual(["assessment.write", "assessment.write", "assessment.return"]);
});

apiTest("a village cannot be returned without a reason, nor before it was handed in", async ({ as }) => {
  const { county, id } = await anOpenRound({ as });
  const params = at(id, "上梨峪");
  const early = { params, body: { version: 1, reason: "请核对后重新上报" } };
  expect((await county.refused(assessments.return, early)).reasons[0]!.rule).toBe("wrong-status");
  const { version } = await handIn(await as("township", "柳溪镇"), id, "上梨峪", {
    values: [1, 90],
    manifestations: [],
  });
  expect((await county.refused(assessments.return, { params, body: { version, reason: "" } })).code).toBe("invalid");
  const short = await county.refused(assessments.return, { params, body: { version, reason: "重报" } });
  expect(short.reasons[0]!.rule).toBe("return-without-reason");
});

const wrong: [string, Partial<Record<keyof typeof content, unknown>>, string][] = [
  ["a value that is not whole", { values: [1.5, 90] }, "invalid"],
  ["a value written as text", { values: ["1", 90] }, "invalid"],
  ["a value beyond the safe range", { values: [2 ** 53, 90] }, "invalid"],
  ["fewer values than indicators", { values: [1] }, "invalid"],
  ["more values than indicators", { values: [1, 90, 3] }, "invalid"],
  ["a manifestation no list knows", { manifestations: ["M99"] }, "refused"],
  ["an empty form handed in", { values: [null, null], submit: true }, "refused"],
];
for (const [what, over, code] of wrong) {
  apiTest(`a township's form is refused: ${what}`, async ({ as }) => {
    const { id } = await anOpenRound({ as });
    const liuxi = await as("township", "柳溪镇");
    const params = at(id, "上梨峪");
    const body = { ...content, ...over, version: 1 } as typeof content & { version: number };

    expect((await liuxi.refused(assessments.save, { params, body })).code).toBe(code);
    expect(await liuxi.call(assessments.read, { params })).toMatchObject({ status: "waiting", version: 1 });
  });
}

apiTest("nobody sees or writes another township's villages", async ({ as }) => {
  const { id } = await anOpenRound({ as });
  const songling = await as("township", "松岭乡");
  const params = at(id, "上梨峪");

  expect((await songling.refused(assessments.read, { params })).code).toBe("not-found");
  expect((await songling.refused(assessments.save, { params, body: { ...content, version: 1 } })).code).toBe(
    "not-found",
  );
  const both = { params: { id }, body: { villageIds: [villageIds.松坡, villageIds.上梨峪] } };
  expect((await songling.refused(assessments.submit, both)).code).toBe("not-found");
  const list = await songling.call(assessments.list, { params: { id }, query: {} });
  expect(list.rows.map((row) => row.village)).toEqual(["松坡村"]);
  expect(list.total).toBe(1);
  const progress = await songling.call(assessments.progress, { params: { id } });
  expect(progress).toMatchObject([{ township: "松岭乡", villages: 1, waiting: 1 }]);
  expect((await (await as("township", "云桥街道")).refused(rounds.read, { params: { id } })).code).toBe("not-found");
});

apiTest("the county sees every township's progress and marks what never came as missing", async ({ as }) => {
  const { county, id } = await anOpenRound({ as });
  await handIn(await as("township", "柳溪镇"), id, "上梨峪", { values: [1, null], manifestations: [] });
  const rest = { params: { id }, body: { villageIds: [villageIds.前柳庄, villageIds.松坡] } };
  expect(await county.call(assessments.markMissing, rest)).toEqual({ marked: 2 });

  const progress = await county.call(assessments.progress, { params: { id } });

  expect(progress).toMatchObject([
    { township: "柳溪镇", villages: 2, submitted: 1, missing: 1 },
    { township: "松岭乡", villages: 1, missing: 1 },
  ]);
  const handed = { params: { id }, body: { villageIds: [villageIds.上梨峪] } };
  expect((await county.refused(assessments.markMissing, handed)).reasons[0]!.rule).toBe("wrong-status");
  const songling = await as("township", "松岭乡");
  expect((await songling.refused(assessments.markMissing, rest)).code).toBe("forbidden");
  expect((await handIn(songling, id, "松坡", { values: [0, 90], manifestations: [] })).status).toBe("submitted");
});

apiTest("nothing is written once ranking has begun", async ({ as }) => {
  const { county, id, version, liuxi } = await aCollectedRound({ as });
  await county.call(rounds.rank, { params: { id }, body: { version } });
  const params = at(id, "上梨峪");
  const row = await liuxi.call(assessments.read, { params });
  expect(row.can).toEqual({ write: false, submit: false, return: false, markMissing: false });
  const late = await liuxi.refused(assessments.save, { params, body: { ...content, version: row.version } });
  expect(late.reasons[0]!.rule).toBe("round-not-assessing");
});

apiTest("the second of two clerks is told that the form has moved", async ({ as }) => {
  const { id } = await anOpenRound({ as });
  const liuxi = await as("township", "柳溪镇");
  const call = { params: at(id, "上梨峪"), body: { ...content, version: 1 } };
  await liuxi.call(assessments.save, call);
  expect((await liuxi.refused(assessments.save, { ...call, requestId: undefined })).code).toBe("stale");
});

/** Runs what an import runs: behind the same wall as a request of the township. */
async function asLiuxi<T>({ ground }: Stage, act: (tx: Stage["tx"], actor: typeof liuxiClerk) => Promise<T>) {
  return ground.gate.write(liuxiClerk, (tx) => act(tx, liuxiClerk));
}
const liuxiClerk = {
  accountId: "01900000-0000-7000-8000-000000001007",
  name: "柳溪镇经办人",
  role: "township" as const,
  organisationId: null,
  counties: [qinglan],
  townships: [townshipIds.柳溪镇],
  villages: "all" as const,
};

apiTest("an import writes many villages at once, all or none", async (stage) => {
  const { id } = await anOpenRound(stage);
  const rows = [
    { villageId: villageIds.上梨峪, values: [3, null], manifestations: ["M01", "M01"], note: "表格" },
    { villageId: villageIds.前柳庄, values: [0, 98], manifestations: [], note: "", version: 1 },
  ];
  const saved = await asLiuxi(stage, (tx, actor) => saveAssessmentsBatch(tx, actor, id, rows));
  expect(saved.map((row) => row.status)).toEqual(["draft", "draft"]);

  const template = await asLiuxi(stage, (tx, actor) => listAssessmentsForTemplate(tx, actor, id));
  expect(template).toMatchObject([
    { village: "上梨峪村", values: [3, null], manifestations: ["M01"], note: "表格" },
    { village: "前柳庄村", values: [0, 98], version: 2 },
  ]);

  const batch = (over: object) => [{ ...rows[0]!, ...over }, rows[1]!];
  const bad: [object, string][] = [
    [{ manifestations: ["M99"] }, "refused"],
    [{ values: [1] }, "invalid"],
    [{ values: [1.5, 1] }, "refused"],
    [{ villageId: villageIds.松坡 }, "not-found"],
    [{ villageId: villageIds.前柳庄 }, "conflict"],
    [{ version: 1 }, "conflict"],
  ];
  for (const [over, code] of bad) {
    const failed = await asLiuxi(stage, (tx, actor) => saveAssessmentsBatch(tx, actor, id, batch(over))).catch(
      (e: unknown) => e,
    );
    expect(failed).toBeInstanceOf(Problem);
    expect((failed as Problem).code).toBe(code);
  }
  const round = await asLiuxi(stage, (tx, actor) => findRound(tx, actor, id));
  expect(assessmentFaults(round!, { values: [2 ** 60, 1], manifestations: ["M99"] })).toEqual([
    "value-not-whole",
    "manifestation-unknown",
  ]);
});

apiTest("villages not yet reported are found under their three states at once, by township", async (stage) => {
  const { county, id } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  await handIn(liuxi, id, "上梨峪", handedIn.上梨峪);
  const body = { version: 1, values: [1, 90], manifestations: [], note: "", submit: false };
  await liuxi.call(assessments.save, { params: { id, villageId: villageIds.前柳庄 }, body });
  const names = async (query: { status?: string; townshipId?: string }) =>
    (await county.call(assessments.list, { params: { id }, query })).rows.map((row) => [row.village, row.status]);
  expect(await names({ status: "waiting,draft,returned" })).toEqual([
    ["前柳庄村", "draft"],
    ["松坡村", "waiting"],
  ]);
  expect(await names({ status: "waiting,draft,returned", townshipId: townshipIds.柳溪镇 })).toHaveLength(1);
  expect(await names({ status: "submitted" })).toEqual([["上梨峪村", "submitted"]]);
  const wrong = { params: { id }, query: { status: "waiting,gone" } };
  expect((await county.refused(assessments.list, wrong)).code).toBe("invalid");
});

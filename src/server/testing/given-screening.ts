import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import type { Caller, Stage } from "./api-test.ts";
import { qinglan, villageIds } from "./cast.ts";

/** Two indicators of even weight, the shipped list of twelve, 34 % of three villages: one place. */
export const setting = () => ({
  name: "第三轮薄弱村整顿",
  list: { code: "typical-12", version: 1 },
  indicators: [
    { code: "I01", name: "班子缺职人数", unit: "人", direction: "higher-worse" as const, min: 0, max: 4, weight: 5000 },
    { code: "I02", name: "群众满意度", unit: "%", direction: "lower-worse" as const, min: 60, max: 100, weight: 5000 },
  ],
  directHits: [{ manifestationCode: "M06", clause: "受黑恶势力干扰渗透的，应整尽整" }],
  ratioBasisPoints: 3400,
  rounding: "floor" as const,
  tie: "include" as const,
  directHitMode: "within" as const,
  cycleMonths: 24,
  deadline: "2026-12-31",
});

type Over = Partial<ReturnType<typeof setting>>;

export async function aDraftRound({ as }: Pick<Stage, "as">, over: Over = {}) {
  const county = await as("county", "青岚县");
  const { id } = await county.call(rounds.create, { body: { id: uuidv7(), ...setting(), ...over } });
  return { county, id, version: 1 };
}

export async function anOpenRound(stage: Pick<Stage, "as">, over: Over = {}) {
  const draft = await aDraftRound(stage, over);
  const { version } = await draft.county.call(rounds.open, { params: { id: draft.id }, body: { version: 1 } });
  return { ...draft, version };
}

/** What the townships hand in: 上梨峪 is the weakest, then 松坡, then 前柳庄. */
export const handedIn = {
  上梨峪: { values: [4, 60], manifestations: ["M01"] },
  前柳庄: { values: [0, 95], manifestations: [] },
  松坡: { values: [2, 80], manifestations: [] as string[] },
};

export async function handIn(
  caller: Caller,
  roundId: string,
  village: keyof typeof villageIds,
  content: { values: (number | null)[]; manifestations: string[] },
) {
  const params = { id: roundId, villageId: villageIds[village] };
  const { version } = await caller.call(assessments.read, { params });
  return caller.call(assessments.save, { params, body: { version, note: "", submit: true, ...content } });
}

export async function aCollectedRound(
  stage: Pick<Stage, "as">,
  over: Over = {},
  answers: Record<keyof typeof handedIn, { values: (number | null)[]; manifestations: string[] }> = handedIn,
) {
  const open = await anOpenRound(stage, over);
  const [liuxi, songling] = [await stage.as("township", "柳溪镇"), await stage.as("township", "松岭乡")];
  await handIn(liuxi, open.id, "上梨峪", answers.上梨峪);
  await handIn(liuxi, open.id, "前柳庄", answers.前柳庄);
  await handIn(songling, open.id, "松坡", answers.松坡);
  return { ...open, liuxi, songling };
}

export async function aShortlistedRound(stage: Pick<Stage, "as">, over: Over = {}) {
  const round = await aCollectedRound(stage, over);
  const params = { id: round.id };
  const ranked = await round.county.call(rounds.rank, { params, body: { version: round.version } });
  const { version } = await round.county.call(rounds.shortlist, { params, body: { version: ranked.version } });
  return { ...round, version };
}

export async function aReviewedRound(stage: Pick<Stage, "as">, over: Over = {}) {
  const round = await aShortlistedRound(stage, over);
  const { version } = await round.county.call(rounds.review, {
    params: { id: round.id },
    body: { version: round.version },
  });
  return { ...round, version };
}

/** Further townships of 青岚县 with villages of their own, for what needs a crowd. */
export async function aCrowd(tx: Tx, townships: number, villagesEach: number) {
  const made: { townshipId: string; villageIds: string[] }[] = [];
  for (let t = 0; t < townships; t += 1) {
    const townshipId = uuidv7();
    await tx
      .insertInto("township")
      .values({ countyId: qinglan, id: townshipId, name: `试${t}镇`, kind: "town", sortOrder: 10 + (t % 3) })
      .execute();
    const villages = Array.from({ length: villagesEach }, (_, v) => ({
      countyId: qinglan,
      id: uuidv7(),
      townshipId,
      name: `试${t}-${v}村`,
      matchName: `试${t}-${v}`,
      kind: "village" as const,
    }));
    await tx.insertInto("village").values(villages).execute();
    made.push({ townshipId, villageIds: villages.map((village) => village.id) });
  }
  return made;
}

import { matches } from "#contract/match.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { queueJobs } from "../jobs.ts";
import type { Tx } from "../db/db.ts";
import type { Stage } from "./api-test.ts";
import { organisationIds, qinglan, townshipIds } from "./cast.ts";
import { aCase } from "./given-cases.ts";

type Kind = "county-leader" | "township-leader" | "cadre";

const people = {
  程国安: { kind: "county-leader", post: "县委副书记" },
  方正明: { kind: "county-leader", post: "副县长" },
  陆一帆: { kind: "township-leader", township: "柳溪镇", post: "党委副书记" },
  钟山: { kind: "township-leader", township: "松岭乡", post: "组织委员" },
  何明远: { kind: "cadre", unit: "县信访局", post: "科员", born: 1995 },
  任可: { kind: "cadre", unit: "县信访局", post: "副局长", born: 1980 },
  沈青: { kind: "cadre", unit: "县纪委监委", post: "科员", born: 1970 },
  秦岚: { kind: "cadre", unit: "县委政法委", post: "科长", born: 1988 },
} as const;
export type PersonName = keyof typeof people;

/** A decided round of two villages, 上梨峪 for the county and 松坡 for its township, and everybody who can be sent there. */
export async function aRoundToMatch(tx: Tx) {
  const { roundId, id: caseId } = await aCase(tx, { village: "上梨峪", level: "county" });
  await aCase(tx, { village: "松坡", level: "township", roundId });
  const ids = Object.fromEntries(Object.keys(people).map((name) => [name, uuidv7()])) as Record<PersonName, string>;
  const rows = Object.entries(people).map(([name, one], sortOrder) => ({
    countyId: qinglan,
    id: ids[name as PersonName],
    name,
    kind: one.kind as Kind,
    organisationId: "unit" in one ? organisationIds[one.unit] : null,
    townshipId: "township" in one ? townshipIds[one.township] : null,
    birthYear: "born" in one ? one.born : 1975,
    post: one.post,
    partyMember: true,
    sortOrder,
  }));
  await tx.insertInto("person").values(rows).execute();
  return { roundId, caseId, ids };
}

export const term = { termFrom: "2026-12-01", termTo: "2028-11-30" };

/** Settings as the page begins, with little time for the search. */
export async function settingsOf({ as }: Pick<Stage, "as">, roundId: string, over: object = {}) {
  const county = await as("county", "青岚县");
  const { settings } = await county.call(matches.overview, { params: { id: roundId } });
  return { ...settings, ...term, seconds: 5, priceSeconds: 1, ...over };
}

/** Asks for a plan as the county does, and lets its job run to the end. */
export async function aSolvedRun(stage: Pick<Stage, "as" | "ground">, roundId: string, over: object = {}) {
  const county = await stage.as("county", "青岚县");
  const body = { id: uuidv7(), settings: await settingsOf(stage, roundId, over) };
  const { id, jobId } = await county.call(matches.run, { params: { id: roundId }, body });
  await runQueued(stage, jobId);
  return { county, id, jobId, view: await county.call(matches.read, { params: { id } }) };
}

export async function runQueued({ ground }: Pick<Stage, "ground">, jobId: string) {
  await queueJobs.find(({ verb }) => verb === "match.edit")!.run(ground, { countyId: qinglan, jobId });
}

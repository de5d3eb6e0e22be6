import { uuidv7 } from "#contract/uuid.ts";
import { draw } from "#domain/inspections/draw/draw.ts";
import type { DrawFrame } from "#domain/inspections/draw/frame.ts";
import { frameText } from "#domain/inspections/draw/frame-text.ts";
import { resultText } from "#domain/inspections/draw/result-text.ts";
import { commitmentOf, frameHash, seedOf } from "#domain/inspections/draw/seed.ts";
import type { Tx } from "../db/db.ts";
import { sha256 } from "../sha256.ts";
import { accountIdOf, qinglan } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const [first, second] = [accountIdOf(5), accountIdOf(6)];
const secrets = ["1".repeat(64), "2".repeat(64)] as const;
const at = new Date("2026-11-09T01:00:00Z");

/** How the inspection that is under way was drawn, its result open, and the register its inspectors come from. */
export async function fillDraws(tx: Tx, { mark: _mark, ...place }: Place, inspectionId: string) {
  const ofCounty = place.countyId === qinglan ? "〖岚〗" : "〖沐〗";
  const { countyId, villageId, townshipId } = place;
  const people = await fillRegister(tx, { countyId, townshipId, villageId, ofCounty });
  const frame: DrawFrame = {
    inspectionId,
    title: `督查${ofCounty}`,
    day: "2026-11-09",
    number: 1,
    earlier: [],
    method: "simple",
    clusterChoice: "simple",
    allocation: "equal",
    memory: "exclude",
    strata: [{ name: "全部对象", n: 1, clusters: 0 }],
    units: [{ id: villageId, name: `村${ofCounty}`, stratum: "全部对象", cluster: "", weight: 1, seen: false }],
    exclusions: [],
    inspectors: people.map((id) => ({ id, name: `督查员${ofCounty}`, group: "" })),
    recusals: [],
    perObject: 2,
    publicSource: "",
  };
  const drawId = uuidv7();
  await saveDraw(tx, { countyId, drawId, inspectionId, villageId }, { ...frame, publicSource: `来源${ofCounty}` });
  const { planId: inspectionPlanId } = await tx
    .selectFrom("inspection")
    .select("planId")
    .where("countyId", "=", countyId)
    .where("id", "=", inspectionId)
    .executeTakeFirstOrThrow();
  return { drawId, inspectionPlanId, inspectorId: people[0]! };
}

type Keys = Readonly<Record<"countyId" | "drawId" | "inspectionId" | "villageId", string>>;

async function saveDraw(tx: Tx, { countyId, drawId, inspectionId, villageId }: Keys, frame: DrawFrame) {
  const text = frameText(frame);
  const frameSha256 = frameHash(sha256, text);
  const seed = seedOf(sha256, frameSha256, secrets[0], secrets[1], "");
  const result = resultText(draw(frame, seed, sha256));
  const frozen = {
    number: 1,
    algorithm: "zhucun-draw/1",
    frame: text,
    frameSha256,
    readers: [],
    villages: [villageId],
  };
  const published = { publicSource: frame.publicSource, publicOn: "2026-11-09" };
  const drawn = { status: "drawn" as const, objects: 1, frozenBy: first, frozenAt: at, drawnAt: at };
  await tx
    .insertInto("draw")
    .values({ ...frozen, ...drawn, ...published, countyId, id: drawId, inspectionId })
    .execute();
  for (const [i, accountId] of [first, second].entries()) {
    const commitment = commitmentOf(sha256, frameSha256, accountId, secrets[i]!);
    const officer = { countyId, drawId, accountId, position: i + 1, commitment, committedAt: at, revealedAt: at };
    await tx.insertInto("drawOfficer").values(officer).execute();
    await tx
      .insertInto("drawSecret")
      .values({ countyId, drawId, accountId, secret: secrets[i]!, sealed: false })
      .execute();
  }
  const row = { countyId, drawId, seed, result, resultSha256: frameHash(sha256, result), sealed: false };
  await tx.insertInto("drawResult").values(row).execute();
}

type Register = Readonly<Record<"countyId" | "townshipId" | "villageId" | "ofCounty", string>>;

async function fillRegister(tx: Tx, { countyId, townshipId, villageId, ofCounty }: Register) {
  const people = [uuidv7(), uuidv7()];
  const person = { countyId, kind: "cadre" as const, post: "科员", name: `督查员${ofCounty}` };
  await tx
    .insertInto("person")
    .values(people.map((id) => ({ ...person, id })))
    .execute();
  await tx
    .insertInto("inspector")
    .values(people.map((personId) => ({ countyId, personId })))
    .execute();
  const recusal = {
    countyId,
    id: uuidv7(),
    personId: people[0]!,
    townshipId,
    villageId,
    reason: ofCounty,
    madeBy: first,
  };
  await tx.insertInto("inspectorRecusal").values(recusal).execute();
  return people;
}

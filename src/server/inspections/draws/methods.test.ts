import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { readCertificate } from "#domain/inspections/draw/certificate.ts";
import { readFrame } from "#domain/inspections/draw/frame-read.ts";
import { verifyCertificate } from "#domain/inspections/draw/verify.ts";
import { sha256 } from "../../sha256.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { anInspection, anotherOfficer, aSecret, commit, freeze, reveal } from "../../testing/given-inspections.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);

/** Four villages of 松岭乡 beside the ten of 柳溪镇, all with their population. */
async function twoTownships(stage: Stage) {
  const scene = await anInspection(stage, { inspectors: 5 });
  const rows = Array.from({ length: 3 }, (_, at) => ({
    ...{ countyId: qinglan, id: uuidv7(), townshipId: townshipIds.松岭乡, kind: "village" as const },
    ...{ name: `岭${at + 1}村`, matchName: `岭${at + 1}`, sortOrder: 200 + at, population: 400 },
  }));
  await stage.tx.insertInto("village").values(rows).execute();
  await stage.tx.updateTable("village").set({ population: 900 }).where("population", "is", null).execute();
  return scene;
}

/** Freeze, commit, reveal; the certificate as the team downloads it, verified by the rules alone. */
async function drawnBy(stage: Stage, scene: Awaited<ReturnType<typeof twoTownships>>, over: object) {
  const { county, inspector, id } = scene;
  const second = await anotherOfficer(stage.tx);
  const { drawId } = await freeze(county, id, 1, over);
  const secrets = [aSecret(), aSecret()] as const;
  await commit(county, drawId, secrets[0]);
  await commit(second, drawId, secrets[1]);
  await reveal(second, drawId, secrets[1]);
  expect((await reveal(county, drawId, secrets[0])).status).toBe("drawn");
  const params = { id: drawId };
  const certificate = new TextDecoder().decode((await inspector.call(draws.certificate, { params })).content);
  const verified = verifyCertificate(certificate, sha256);
  expect(verified.checks.filter(({ passed }) => !passed)).toEqual([]);
  const result = await inspector.call(draws.result, { params });
  const same = verified.result!.objects.map(({ unitId }) => unitId);
  expect(result.objects.map((one) => one.id)).toEqual(same);
  const { frameText } = readCertificate(certificate)!;
  const frame = readFrame(frameText);
  if ("brokenLine" in frame) throw new Error("A frozen frame is read");
  return { ...result, frame, drawId, certificate };
}

apiTest(
  "two stages: townships first, then as many villages from each as the rule of allocation says",
  async (stage) => {
    const scene = await twoTownships(stage);
    const strata = [{ name: "全部对象", n: 6, clusters: 2 }];
    const { objects, frame } = await drawnBy(stage, scene, { method: "two-stage", allocation: "equal", strata });
    const of = (cluster: string) => objects.filter((one) => one.cluster === cluster).length;
    expect([of("柳溪镇"), of("松岭乡")]).toEqual([3, 3]);
    expect([frame.method, frame.allocation, frame.strata]).toEqual(["two-stage", "equal", strata]);
    expect(objects.every(({ inspectors }) => new Set(inspectors).size === 2)).toBe(true);
  },
);

apiTest(
  "two stages by size: the township is drawn by what lives there, and no more are asked for than it has",
  async (stage) => {
    const scene = await twoTownships(stage);
    const bySize = {
      method: "two-stage",
      clusterChoice: "size-weighted",
      allocation: "proportional",
      weightBy: "population",
    };
    const { county, id } = scene;
    const { version } = await county.call(inspections.get, { params: { id } });
    const ask = (n: number, clusters: number) => {
      const strata = [{ name: "全部对象", n, clusters }];
      const shared = { ...bySize, strata, strataBy: "none", excluded: [], memoryMonths: 0, memory: "exclude" };
      return { ...shared, perObject: 2, byGroup: false, publicSource: "", publicOn: null };
    };
    const tooMany = { id: uuidv7(), version, repeatReason: "", ...ask(5, 1) } as never;
    expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body: tooMany }))).toEqual([
      "clusters-too-small",
    ]);
    const { objects, frame } = await drawnBy(stage, scene, ask(4, 1));
    expect(new Set(objects.map(({ cluster }) => cluster)).size).toBe(1);
    expect(frame.units.find((unit) => unit.id === villageIds.上梨峪)!.weight).toBe(900);
  },
);

apiTest(
  "by size: every place has its population in the frame, and one without is told before anything is frozen",
  async (stage) => {
    const scene = await twoTownships(stage);
    const { county, id } = scene;
    const { version } = await county.call(inspections.get, { params: { id } });
    const over = { method: "size-weighted", weightBy: "population", strata: [{ name: "全部对象", n: 5, clusters: 0 }] };
    await stage.tx.updateTable("village").set({ population: null }).where("id", "=", villageIds.松坡).execute();
    const body = { id: uuidv7(), version, repeatReason: "", ...simpleOf(over) } as never;
    expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body }))).toEqual(["unsized"]);
    await stage.tx.updateTable("village").set({ population: 12_000 }).where("id", "=", villageIds.松坡).execute();
    const { objects, frame } = await drawnBy(stage, scene, over);
    expect(frame.units.map(({ weight }) => weight)).toContain(12_000);
    // 5 × 12,000 is more than all together: it comes whatever the lot.
    expect(objects.map((one) => one.id)).toContain(villageIds.松坡);
    expect(objects).toHaveLength(5);
  },
);

const simpleOf = (over: object) => ({
  ...{
    clusterChoice: "simple",
    allocation: "equal",
    strataBy: "none",
    excluded: [],
    memoryMonths: 0,
    memory: "exclude",
  },
  ...{ perObject: 2, byGroup: false, publicSource: "", publicOn: null },
  ...over,
});

apiTest(
  "a place left out by hand stands in the frame with its reason, and one that is not there is told",
  async (stage) => {
    const scene = await twoTownships(stage);
    const { county, id } = scene;
    const { version } = await county.call(inspections.get, { params: { id } });
    const strata = [{ name: "全部对象", n: 4, clusters: 0 }];
    const strange = simpleOf({
      method: "simple",
      weightBy: "none",
      strata,
      excluded: [{ id: uuidv7(), reason: "正在换届" }],
    });
    const body = { id: uuidv7(), version, repeatReason: "", ...strange } as never;
    expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body }))).toEqual(["excluded-unknown"]);
    const excluded = [{ id: villageIds.松坡, reason: "正在换届" }];
    const { frame, drawId } = await drawnBy(stage, scene, { strata, excluded });
    expect(frame.exclusions).toEqual([{ id: villageIds.松坡, name: "松岭乡松坡村", reason: "正在换届" }]);
    expect((await county.call(draws.get, { params: { id: drawId } })).exclusions).toEqual(frame.exclusions);
  },
);

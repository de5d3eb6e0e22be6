import { sealAudit } from "../../audit/seal.ts";
import { drawSampleOf } from "../../inspections/remeasurements/drawing.ts";
import { freezeSample } from "../../inspections/remeasurements/freezing.ts";
import { recordMeasurement } from "../../inspections/remeasurements/measuring.ts";
import { actorOf } from "../accounts.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { qiyunAuditor, qiyunInspectors } from "../seats.ts";
import type { Play } from "./play.ts";

const auditor = actorOf(qiyunAuditor);
const inspector = actorOf(qiyunInspectors[0]!);

const claimed = { source: "结算书工程量清单" };

/** 复核实测抽查：what was accepted last year, drawn today by the seal of the audit; one is measured and matches, the others wait. */
export async function playRemeasured({ tx, timeline: { today }, as }: Play) {
  const id = demoId("remeasurement of qiyun");
  const year = Number(today.slice(0, 4)) - 1;
  const period = { from: `${year}-01-01`, until: `${year}-12-31`, townshipId: null, kind: null };
  await as(auditor, () => freezeSample(tx, auditor, { id, ...period }, today));
  await sealAudit(tx);
  await as(auditor, () => drawSampleOf(tx, auditor, id, today));
  const drawn = await tx
    .selectFrom("remeasuredProject")
    .where("countyId", "=", qiyun.id)
    .where("remeasurementId", "=", id)
    .where("position", "=", 1)
    .select("projectId")
    .executeTakeFirstOrThrow();
  const sheet = {
    ...{
      id: demoId("measurement of qiyun"),
      sampleId: id,
      findingId: demoId("finding of the measurement"),
      projectId: drawn.projectId,
      measuredOn: today,
      reason: "",
    },
    measurers: [
      { name: "章某", unit: "栖云县审计局" },
      { name: "施某", unit: "栖云县公共工程质量站" },
    ],
    // Which project it is, chance decides: what every one of them has.
    items: [
      { ...claimed, name: "主体工程量", unit: "平方米", claimedMilli: 1_200_000, measuredMilli: 1_198_500, remark: "" },
      { ...claimed, name: "配套设施", unit: "处", claimedMilli: 6_000, measuredMilli: 6_000, remark: "逐处清点" },
    ],
    text: "现场丈量，与结算书一致。",
  };
  await as(inspector, () => recordMeasurement(tx, inspector, sheet, today));
}

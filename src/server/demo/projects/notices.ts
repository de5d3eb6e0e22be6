import { addDays, type IsoDate } from "#domain/date.ts";
import type { DisclosedContent, DisclosedFund } from "#domain/projects/disclosures/content.ts";
import type { DisclosureLevel, DisclosureStep } from "#domain/projects/disclosures/disclosure.ts";
import { noticeTitle } from "#domain/projects/disclosures/wording.ts";
import { methodAsked, procurementMethodLabel } from "#domain/projects/gates/procurement.ts";
import { usualProcurement } from "#domain/projects/gates/procurement-data.ts";
import { gates } from "#domain/projects/gate.ts";
import type { Tx } from "../../db/db.ts";
import { snapshotOf } from "../../projects/queries.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { morningOf, officeDay, type Timeline } from "../timeline.ts";
import { hotline } from "./announced.ts";
import { county, declarer, reviewer } from "./hands.ts";
import { insertMany } from "./insert-many.ts";
import type { Allocation } from "./money.ts";
import { paymentsOf } from "./payments.ts";
import type { DemoProject } from "./plan.ts";
import { projectRow, reachOf } from "./rows.ts";

interface Posted {
  readonly step: DisclosureStep;
  readonly level: DisclosureLevel;
  readonly from: IsoDate;
}

/** 逐级公示：so many days after the step before, each for ten days. */
function postedOf({ days, works }: DemoProject): Posted[] {
  const one = (step: DisclosureStep, level: DisclosureLevel, on: IsoDate | undefined, after = 1): Posted[] =>
    on ? [{ step, level, from: addDays(on, after) }] : [];
  const beforeStart = works.assetClass === "household" ? days["budget-review"] : days.contract;
  return [
    ...one("declaration", "village", days.declare),
    ...one("review", "township", days.review),
    ...one("decision", "county", days.argue),
    ...one("before-start", "village", beforeStart, 2),
    ...one("before-start", "county", beforeStart, 2),
    ...one("completion", "village", days.completion, 2),
    ...one("settlement", "county", days.settlement, 2),
  ];
}

/** What the rows of the project say; taken from the plan they were made of. */
function contentOf(
  project: DemoProject,
  n: number,
  funds: readonly DisclosedFund[],
  timeline: Timeline,
): DisclosedContent {
  const { village, days, planned, moneyFen } = project;
  const { name, kind, assetClass, place, content, scale, owner, builder, responsible, ...row } = projectRow(project, n);
  const township = qiyun.townships.find(({ id }) => id === village.townshipId)!;
  const paid = paymentsOf(project, timeline).reduce((sum, { amountFen }) => sum + amountFen, 0);
  const method = methodAsked(usualProcurement, "works", moneyFen)!;
  return {
    ...{ name, kind, assetClass, place, content, scale, owner, builder, responsible },
    period: { startOn: days.start ?? planned.start ?? null, finishOn: days.completion ?? planned.completion ?? null },
    estimateFen: row.estimateFen,
    budgetFen: row.budgetFen,
    funds,
    villages: [
      { id: village.id, name: village.name, township: township.name, share: 1, promisedFen: project.promisedFen },
    ],
    promisedFen: project.promisedFen,
    target: row.target,
    linkMechanism: row.linkMechanism,
    procurement: days.tender ? { method: procurementMethodLabel[method], winner: builder } : null,
    result: {
      contractedFen: days.contract ? moneyFen : 0,
      paidFen: paid,
      gates: gates.flatMap((gate) => (days[gate] ? [{ gate, onDay: days[gate] }] : [])),
    },
  };
}

function fundsOf(project: DemoProject, allocations: readonly Allocation[]): DisclosedFund[] {
  const sums = new Map<string, DisclosedFund>();
  for (const { project: of, batch, amountFen } of allocations) {
    if (of !== project) continue;
    const key = `${batch.typeName} ${batch.year}`;
    sums.set(key, { source: batch.typeName, year: batch.year, fen: (sums.get(key)?.fen ?? 0) + amountFen });
  }
  return [...sums.values()];
}

const wheres = { village: "村务公开栏", township: "乡镇（街道）政务公开栏", county: "县人民政府网站" } as const;

/** 公告公示. */
export async function loadNotices(
  tx: Tx,
  projects: readonly DemoProject[],
  allocations: readonly Allocation[],
  timeline: Timeline,
) {
  const rows = projects.flatMap((project, n) => {
    const content = contentOf(project, n, fundsOf(project, allocations), timeline);
    const posted = postedOf(project).filter(({ from }) => from <= timeline.today);
    return posted.map((one) => noticeRow(project, one, content, timeline));
  });
  await insertMany(tx, "disclosure", rows);
}

function noticeRow(project: DemoProject, { step, level, from }: Posted, all: DisclosedContent, timeline: Timeline) {
  const { village } = project;
  const township = qiyun.townships.find(({ id }) => id === village.townshipId)!;
  const { content, ...hashes } = snapshotOf(step, all);
  const fromOn = officeDay(timeline.calendar, from);
  const by = level === "county" ? county : level === "township" ? reviewer(township.id) : declarer(township.id);
  const issuers = {
    village: `${village.name}${village.kind === "community" ? "居民" : "村民"}委员会`,
    township: `${township.name}${township.kind === "street" ? "办事处" : "人民政府"}`,
    county: "栖云县委农村工作领导小组办公室",
  };
  return {
    ...hashes,
    content: JSON.stringify(content),
    countyId: qiyun.id,
    id: demoId(`notice ${step} ${level} of ${project.id}`),
    subjectKind: "project" as const,
    subjectId: project.id,
    projectId: project.id,
    ...{ step, level },
    townshipId: level === "county" ? null : township.id,
    villageId: level === "village" ? village.id : null,
    title: noticeTitle(step, project.name),
    places: wheres[level],
    ...hotline,
    address: "栖云县行政中心",
    issuer: issuers[level],
    ruleVersion: 0,
    fromOn,
    untilOn: addDays(fromOn, 10),
    postedBy: by.accountId,
    postedAt: morningOf(fromOn),
    reach: reachOf(project),
  };
}

import { addDays, type IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { usualFundTypes } from "#domain/projects/funds/fund-rule-data.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import type { Timeline } from "../timeline.ts";

type FundYear = "before-last" | "last";

interface Row {
  readonly year: FundYear;
  /** Of the money of this year; central money is named by the day of its document. */
  readonly source: "central" | "province-team" | "county-match" | "unit-own" | "donation";
  readonly wan: number;
  /** 月-日. */
  readonly documentOn: string;
  readonly document: (year: number) => string;
  readonly giver: string;
  readonly text: string;
  /** Kept for the pooled project. */
  readonly pooled?: true;
}

const rows: readonly Row[] = [
  row(
    "before-last",
    "central",
    500,
    "03-12",
    (year) => `云财农〔${year}〕11号`,
    "云岭市财政局",
    "提前下达和年度第一批",
  ),
  row(
    "before-last",
    "province-team",
    300,
    "03-20",
    (year) => `示驻办发〔${year}〕6号`,
    "示例省驻村工作领导小组办公室",
    "六村统筹冷链加工项目",
    true,
  ),
  row("before-last", "county-match", 160, "03-28", (year) => `栖财预〔${year}〕19号`, "栖云县财政局", ""),
  row("before-last", "unit-own", 40, "04-02", (year) => `栖驻办〔${year}〕8号`, "县直派出单位", "六家派出单位汇总"),
  row("last", "central", 620, "03-10", (year) => `云财农〔${year}〕9号`, "云岭市财政局", "年度第一批"),
  row("last", "province-team", 220, "03-18", (year) => `示驻办发〔${year}〕5号`, "示例省驻村工作领导小组办公室", ""),
  row("last", "county-match", 200, "03-26", (year) => `栖财预〔${year}〕17号`, "栖云县财政局", ""),
  row("last", "unit-own", 60, "04-02", (year) => `栖驻办〔${year}〕7号`, "县直派出单位", "九家派出单位汇总"),
  row("last", "donation", 20, "04-08", (year) => `栖驻办〔${year}〕9号`, "示例省慈善总会", "定向用于村级公益项目"),
  row("last", "central", 240, "11-04", (year) => `云财农〔${year}〕52号`, "云岭市财政局", "年度第二批"),
  row("last", "county-match", 40, "11-10", (year) => `栖财预〔${year}〕66号`, "栖云县财政局", "年度第二批配套"),
];

function row(
  year: FundYear,
  source: Row["source"],
  wan: number,
  documentOn: string,
  document: Row["document"],
  giver: string,
  text: string,
  pooled?: true,
): Row {
  return { year, source, wan, documentOn, document, giver, text, ...(pooled && { pooled }) };
}

export interface Batch {
  readonly id: string;
  readonly typeCode: string;
  readonly typeName: string;
  readonly level: string;
  readonly year: number;
  readonly document: string;
  readonly documentOn: IsoDate;
  readonly receivedOn: IsoDate;
  readonly amountFen: Fen;
  readonly giver: string;
  readonly text: string;
  readonly wave: "first" | "second" | "coming";
  readonly pooled: boolean;
}

const fenOfWan: Fen = 1_000_000;

/** 1000 万元（前年）、1400 万元（去年）：the years of the demo move with the day it is loaded, and so does the name of the central money. */
export function batchesOf({ today }: Pick<Timeline, "today">): Batch[] {
  const now = Number(today.slice(0, 4));
  return rows.map(({ year: of, source, wan, document, documentOn, giver, text, pooled = false }, i) => {
    const year = now - (of === "last" ? 1 : 2);
    const on = `${year}-${documentOn}` as IsoDate;
    const type = typeOn(source, on);
    return {
      id: demoId(`fund batch of ${qiyun.id} ${i}`, i),
      typeCode: type.code,
      typeName: type.name,
      level: type.level,
      year,
      document: document(year),
      documentOn: on,
      receivedOn: addDays(on, 9),
      amountFen: wan * fenOfWan,
      giver,
      text,
      wave: waveOf(of, documentOn),
      pooled,
    };
  });
}

const typeOn = (source: Row["source"], day: IsoDate) =>
  usualFundTypes.find(
    ({ code, level, validFrom, validTo }) =>
      (code === source || (source === "central" && level === "central")) &&
      day >= validFrom &&
      (validTo === null || day <= validTo),
  )!;

function waveOf(year: FundYear, documentOn: string): Batch["wave"] {
  if (year === "before-last") return "first";
  return documentOn > "06" ? "coming" : "second";
}

/** What projects of a wave have among them; the pooled one has a batch of its own. */
export const moneyFor = (batches: readonly Batch[], wave: Batch["wave"]): Fen =>
  batches.filter((one) => one.wave === wave && !one.pooled).reduce((sum, { amountFen }) => sum + amountFen, 0);

/** From which day the projects of a wave may have been decided. */
export function funds({ today }: Pick<Timeline, "today">) {
  const now = Number(today.slice(0, 4));
  return {
    first: { from: `${now - 2}-03-25` as IsoDate },
    second: { from: `${now - 1}-03-25` as IsoDate },
    coming: { from: `${now - 1}-11-10` as IsoDate },
  };
}

import { type Chance, chance, shuffle } from "#domain/random.ts";
import type { Indicator } from "#domain/screening/manifestation.ts";
import { typicalIndicators } from "#domain/screening/manifestation-data.ts";
import type { DemoVillage } from "./villages.ts";

/** What a township handed in about one village; values stand in the order of the indicators. */
export interface DemoAssessment {
  readonly villageId: string;
  readonly townshipId: string;
  readonly values: readonly (number | null)[];
  readonly manifestations: readonly string[];
}

/** 十二项指标，随系统提供的典型样式。 */
const indicators = typicalIndicators;

const spread = 0.34;
const silent = 14;
const hitting = ["M05", "M06", "M06", "M12", "M12"];

/** From the same weakness the same figures: every village has its own stream of chance. */
export function assessmentsOf(villages: readonly DemoVillage[], seed: string): DemoAssessment[] {
  const ids = villages.map((village) => village.id);
  const incomplete = new Set(shuffle(ids, `silent ${seed}`).slice(0, silent));
  const hits = new Map(
    villages
      .toSorted((a, b) => b.weakness - a.weakness)
      .slice(0, hitting.length)
      .map((village, i) => [village.id, hitting[i]!]),
  );
  return villages.map((village) => {
    const draw = chance(`assessment ${seed} ${village.id}`);
    const full = indicators.map((indicator) => valueOf(indicator, village, draw));
    const hit = hits.get(village.id);
    const manifestations = [...seenIn(full, village.weakness, draw), ...(hit ? [hit] : [])].toSorted();
    const values = incomplete.has(village.id) ? leaveOut(full, draw) : full;
    return { villageId: village.id, townshipId: village.townshipId, values, manifestations };
  });
}

function valueOf({ code, min, max, direction }: Indicator, village: DemoVillage, draw: Chance): number {
  const bad = Math.max(0, Math.min(1, village.weakness + (draw() - 0.5) * 2 * spread));
  if (code === "I12") return village.income;
  return direction === "higher-worse" ? Math.round(min + bad * (max - min)) : Math.round(max - bad * (max - min));
}

/** 两项以内未报：missing values stay missing, so the ranking shows its intervals. */
function leaveOut(values: readonly number[], draw: Chance): (number | null)[] {
  const gone = [Math.floor(draw() * values.length), Math.floor(draw() * values.length)];
  return values.map((value, i) => (gone.includes(i) ? null : value));
}

type Sign = (value: (code: string) => number) => boolean;

/** A manifestation is ticked where the figures speak for it. */
const signs: readonly (readonly [manifestation: string, Sign])[] = [
  ["M01", (value) => value("I01") >= 2 && value("I02") >= 3],
  ["M02", (value) => value("I03") >= 4],
  ["M04", (value) => value("I04") < 65],
  ["M07", (value) => value("I06") < 62],
  ["M08", (value) => value("I08") + value("I09") >= 14],
  ["M09", (value) => value("I10") < 20],
  ["M10", (value) => value("I11") < 68],
  ["M11", (value) => value("I07") === 0],
];

function seenIn(values: readonly number[], weakness: number, draw: Chance): string[] {
  const value = (code: string) => values[indicators.findIndex((indicator) => indicator.code === code)]!;
  const seen = signs.filter(([, sign]) => sign(value)).map(([manifestation]) => manifestation);
  const divided = weakness > 0.6 && draw() < 0.35 ? ["M03"] : [];
  const ticked = [...seen, ...divided];
  return weakness > 0.6 && ticked.length === 0 ? ["M10"] : ticked;
}

import type { IsoDate } from "../../date.ts";
import { byBytes, hex, type Sha256 } from "../draw/bytes.ts";
import { lotsOf } from "../draw/lots.ts";
import { sampleSize } from "../finding-look-back.ts";
import { sampleSeed } from "../finding-sample.ts";

export const remeasureAlgorithm = "zhucun-remeasure/1";

export const remeasureStrata = ["large", "other"] as const;
export type RemeasureStratum = (typeof remeasureStrata)[number];

export interface AcceptedProject {
  readonly id: string;
  /** Year and number as everybody writes them: 2026-12. */
  readonly number: string;
  readonly acceptedOn: IsoDate;
  readonly amountFen: number;
}

/** 抽取范围和比例：money decides the stratum, each is drawn by its own share. */
export interface RemeasureTerms {
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Empty: every township, every kind. */
  readonly townshipId: string;
  readonly kind: string;
  readonly largeFen: number;
  readonly largePercent: number;
  readonly otherPercent: number;
  /** Of each stratum, as far as it has so many. */
  readonly atLeast: number;
}

export interface RemeasureFrame extends RemeasureTerms {
  readonly countyId: string;
  readonly sampleId: string;
  readonly projects: readonly AcceptedProject[];
}

/** All that the sample depends on but the seed, one line to a fact, projects in the order of the ids' bytes: there is one way to write it. */
export function remeasureText(frame: RemeasureFrame): string {
  const { largeFen, largePercent, otherPercent, atLeast } = frame;
  const rows = frame.projects.toSorted((a, b) => byBytes(a.id, b.id));
  return [
    remeasureAlgorithm,
    `county\t${frame.countyId}`,
    `sample\t${frame.sampleId}`,
    `period\t${frame.from}\t${frame.until}`,
    `scope\t${frame.townshipId}\t${frame.kind}`,
    `size\t${largeFen}\t${largePercent}\t${otherPercent}\t${atLeast}`,
    ...rows.map((one) => `project\t${one.id}\t${one.number}\t${one.acceptedOn}\t${one.amountFen}`),
    "end",
    "",
  ].join("\n");
}

/** The frame a text says, or undefined where the text is not written just so. */
export function readRemeasureText(text: string): RemeasureFrame | undefined {
  const lines = text.split("\n").map((line) => line.split("\t"));
  const cell = (name: string, at: number) => lines.find(([head]) => head === name)?.[at] ?? "";
  const frame = {
    countyId: cell("county", 1),
    sampleId: cell("sample", 1),
    from: cell("period", 1),
    until: cell("period", 2),
    townshipId: cell("scope", 1),
    kind: cell("scope", 2),
    largeFen: Number(cell("size", 1)),
    largePercent: Number(cell("size", 2)),
    otherPercent: Number(cell("size", 3)),
    atLeast: Number(cell("size", 4)),
    projects: lines
      .filter(([head]) => head === "project")
      .map(([, id = "", number = "", acceptedOn = "", amount = ""]) => ({
        id,
        number,
        acceptedOn,
        amountFen: Number(amount),
      })),
  };
  return remeasureText(frame) === text ? frame : undefined;
}

const stratumOf = ({ largeFen }: Pick<RemeasureTerms, "largeFen">, amountFen: number): RemeasureStratum =>
  amountFen >= largeFen ? "large" : "other";

export interface DrawnProject extends AcceptedProject {
  readonly stratum: RemeasureStratum;
}

export interface RemeasureDraw {
  readonly frameSha256: string;
  readonly seed: string;
  readonly drawn: readonly DrawnProject[];
}

/**
 * Drawn from the text itself, so that what was frozen and what is drawn cannot part. The seal is the first one made after the freezing and
 * holds it: nobody knows it while the frame can still be chosen.
 */
export function drawRemeasured(text: string, sealHash: string, sha256: Sha256): RemeasureDraw | undefined {
  const frame = readRemeasureText(text);
  if (!frame) return undefined;
  const frameSha256 = hex(sha256(text));
  const seed = sampleSeed(sha256, frameSha256, sealHash);
  const lots = lotsOf(sha256, seed);
  const drawn = remeasureStrata.flatMap((stratum) => {
    const projects = frame.projects.filter(({ amountFen }) => stratumOf(frame, amountFen) === stratum);
    const percent = stratum === "large" ? frame.largePercent : frame.otherPercent;
    const size = sampleSize({ percent, atLeast: frame.atLeast }, projects.length);
    return lots.first(projects, size, ({ id }) => id).map((one) => ({ ...one, stratum }));
  });
  return { frameSha256, seed, drawn };
}

export type RemeasureDrawRefusal = "period-reversed" | "period-not-over" | "period-drawn" | "nothing-accepted";

export interface EarlierSample {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly townshipId: string;
  readonly kind: string;
}

/** 一段期间只抽一次：days, township and kind of two samples must not meet, so that nobody draws again until it fits. */
export const samplesMeet = (a: EarlierSample, b: EarlierSample) =>
  a.from <= b.until && b.from <= a.until && meets(a.townshipId, b.townshipId) && meets(a.kind, b.kind);

const meets = (a: string, b: string) => a === "" || b === "" || a === b;

export function remeasureDrawRefusals(
  frame: Pick<RemeasureFrame, keyof EarlierSample | "projects">,
  earlier: readonly EarlierSample[],
  today: IsoDate,
): RemeasureDrawRefusal[] {
  if (frame.from > frame.until) return ["period-reversed"];
  const why: RemeasureDrawRefusal[] = [];
  if (frame.until >= today) why.push("period-not-over");
  if (earlier.some((one) => samplesMeet(one, frame))) why.push("period-drawn");
  if (frame.projects.length === 0) why.push("nothing-accepted");
  return why;
}

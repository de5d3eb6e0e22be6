import type { IsoDate } from "../date.ts";
import { byBytes, hex, type Sha256 } from "./draw/bytes.ts";
import { lotsOf } from "./draw/lots.ts";
import { type SampleSize, sampleSize } from "./finding-look-back.ts";

export const sampleAlgorithm = "zhucun-look-back/1";

export interface ClosedFinding {
  readonly id: string;
  readonly number: number;
  readonly closedOn: IsoDate;
}

export interface SampleFrame extends SampleSize {
  readonly countyId: string;
  readonly month: IsoDate;
  readonly months: number;
  readonly findings: readonly ClosedFinding[];
}

/** All that the sample depends on but the seed, one line to a fact, in the order of the ids' bytes: there is one way to write it. */
export function sampleText({ countyId, month, percent, atLeast, months, findings }: SampleFrame): string {
  const rows = findings.toSorted((a, b) => byBytes(a.id, b.id));
  return [
    sampleAlgorithm,
    `county\t${countyId}`,
    `month\t${month}`,
    `size\t${percent}\t${atLeast}\t${months}`,
    ...rows.map((one) => `finding\t${one.id}\t${one.number}\t${one.closedOn}`),
    "end",
    "",
  ].join("\n");
}

/** SHA-256(frame hash ‖ seal), both as written in hexadecimal: the seal holds everything done in the county before, so nobody picks it. */
export const sampleSeed = (sha256: Sha256, frameSha256: string, sealHash: string) =>
  hex(sha256(`${frameSha256}${sealHash}`));

export interface Sample {
  readonly text: string;
  readonly frameSha256: string;
  readonly seed: string;
  readonly drawn: readonly ClosedFinding[];
}

/** In the order of SHA-256(seed ‖ id), as every draw of the house. */
export function drawSample(frame: SampleFrame, sealHash: string, sha256: Sha256): Sample {
  const text = sampleText(frame);
  const frameSha256 = hex(sha256(text));
  const seed = sampleSeed(sha256, frameSha256, sealHash);
  const size = sampleSize(frame, frame.findings.length);
  return { text, frameSha256, seed, drawn: lotsOf(sha256, seed).first(frame.findings, size, ({ id }) => id) };
}

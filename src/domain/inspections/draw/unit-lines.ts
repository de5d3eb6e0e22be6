import type { DrawUnit } from "./frame.ts";

export interface Broken {
  readonly brokenLine: number;
}

/** The unit lines and the last line of a frame's text. Read sign by sign: there may be 600,000 of them. */
export function readUnits(text: string, begin: number, line: number): DrawUnit[] | Broken {
  const units: DrawUnit[] = [];
  const words = new Map<string, string>();
  // A few strata and townships stand on very many lines: one text for each, not one for each line.
  const same = (word: string) => words.get(word) ?? (words.set(word, word), word);
  let at = begin;
  while (text.startsWith("unit\t", at)) {
    const end = text.indexOf("\n", at);
    const unit = end < 0 ? undefined : readUnit(text, at + 5, end, same);
    if (!unit) return { brokenLine: line + units.length };
    units.push(unit);
    at = end + 1;
  }
  return text.startsWith("end\n", at) && at + 4 === text.length ? units : { brokenLine: line + units.length };
}

function readUnit(text: string, begin: number, end: number, same: (word: string) => string): DrawUnit | undefined {
  const name = text.indexOf("\t", begin) + 1;
  const stratum = text.indexOf("\t", name) + 1;
  const cluster = text.indexOf("\t", stratum) + 1;
  const weight = text.indexOf("\t", cluster) + 1;
  // The last two parts are a number and one digit, between them a tab: what stands before is cut as four parts.
  const seen = end - 1;
  const digits = text.slice(weight, seen - 1);
  const whole = weight > cluster && seen - 1 > weight && text[seen - 1] === "\t" && isNumber(digits);
  if (!whole || (text[seen] !== "0" && text[seen] !== "1")) return undefined;
  return {
    id: text.slice(begin, name - 1),
    name: text.slice(name, stratum - 1),
    stratum: same(text.slice(stratum, cluster - 1)),
    cluster: same(text.slice(cluster, weight - 1)),
    weight: Number(digits),
    seen: text[seen] === "1",
  };
}

const isNumber = (digits: string) => digits === "1" || /^[1-9]\d{0,14}$/.test(digits);

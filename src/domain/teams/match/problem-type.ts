import type { ProblemAspect } from "../../cases/problem-aspects.ts";
import { type ProblemType, problemTypes } from "./match.ts";

/** 典型样式，非正式文件：the clause names 弱、乱、穷、专业 and leaves open which problem is which. */
const ofAspect: Record<ProblemAspect, ProblemType> = {
  leadership: "weak",
  members: "weak",
  "party-life": "weak",
  openness: "chaotic",
  disputes: "chaotic",
  economy: "poor",
  livelihood: "professional",
  premises: "professional",
};

/** By the codes of the shipped lists. A county's own list says nothing here; the problems of the file then decide alone. */
const ofManifestation: Readonly<Record<string, ProblemType>> = {
  M01: "weak",
  M02: "weak",
  M03: "weak",
  M04: "weak",
  M05: "weak",
  M06: "chaotic",
  M07: "chaotic",
  M08: "chaotic",
  M09: "professional",
  M10: "weak",
  M11: "chaotic",
  M12: "chaotic",
  E01: "poor",
};

/**
 * What a village suffers from, the heaviest first. A confirmed manifestation counts as two problems of the list; a village
 * without either is on the list for its party organisation and counts as 弱. Level types stand in the order of the clause.
 */
export function problemTypesOf(
  aspects: readonly ProblemAspect[],
  manifestations: readonly string[],
): readonly ProblemType[] {
  const heard = new Map<ProblemType, number>();
  const hear = (type: ProblemType | undefined, weight: number) => {
    if (type) heard.set(type, (heard.get(type) ?? 0) + weight);
  };
  for (const aspect of aspects) hear(ofAspect[aspect], 1);
  for (const code of new Set(manifestations)) hear(ofManifestation[code], 2);
  const types = problemTypes.filter((type) => heard.has(type));
  return types.length === 0 ? ["weak"] : types.toSorted((a, b) => heard.get(b)! - heard.get(a)!);
}

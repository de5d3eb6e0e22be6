import type { ProblemAspect } from "../../cases/problem-aspects.ts";
import { type Skill, skills } from "../../registry/person.ts";
import type { ProblemType } from "./match.ts";

/** 典型样式，非正式文件：which skill helps with which problem of the list. */
const ofAspect: Record<ProblemAspect, readonly Skill[]> = {
  leadership: ["party-affairs"],
  members: ["party-affairs"],
  "party-life": ["party-affairs", "culture"],
  openness: ["law", "finance"],
  economy: ["economy", "agriculture"],
  disputes: ["law", "mediation"],
  livelihood: ["livelihood"],
  premises: ["engineering"],
};

/** A village whose list is not written yet is judged by what it suffers from most. */
const ofType: Record<ProblemType, readonly Skill[]> = {
  weak: ["party-affairs"],
  chaotic: ["law", "mediation"],
  poor: ["economy", "agriculture"],
  professional: ["livelihood", "engineering"],
};

/** What the people sent to a village should be able to do, in the order of the list of skills. */
export function neededSkills(aspects: readonly ProblemAspect[], types: readonly ProblemType[]): readonly Skill[] {
  const wanted = new Set(
    aspects.length > 0
      ? aspects.flatMap((aspect) => ofAspect[aspect])
      : types.slice(0, 1).flatMap((type) => ofType[type]),
  );
  return skills.filter((skill) => wanted.has(skill));
}

import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type BankAct, type BankProject, bankRefusals } from "#domain/projects/bank-act.ts";
import { bankRefusalLabel } from "#domain/projects/labels.ts";
import { type Reason, refused } from "#contract/problem.ts";
import type { Tx } from "../../db/db.ts";
import { disclosureBlockers } from "../disclosures/blocking.ts";
import type { LockedProject } from "../rows.ts";
import { type At, atProject } from "../stepping.ts";
import { readBankFacts } from "./facts.ts";

export type OpenProject = LockedProject & BankProject;

/** Locked, as the officer saw it, at the right step and by the right office; what else an act asks for comes after. */
export async function openBank(tx: Tx, actor: Actor, at: At, act: BankAct): Promise<OpenProject> {
  const project = await atProject(tx, actor, at);
  const facts = await readBankFacts(tx, actor, project);
  refuseProject(bankRefusals(facts, act, actor).map((rule) => ({ rule, sentence: `${bankRefusalLabel[rule]}。` })));
  return { ...project, ...facts };
}

export function refuseProject(reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw refused(reasons);
}

/** 公示期满、异议答复以后才进入下一步. */
export const postingBlockers = (
  tx: Tx,
  actor: Actor,
  project: LockedProject,
  before: "review" | "argue" | "decide",
  today: IsoDate,
): Promise<Reason[]> => disclosureBlockers(tx, actor, project, before, today).then((all) => [...all]);

import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { ruleRefusalLabel, ruleRefusals } from "#domain/rules/version.ts";
import { invalid, refused, stale } from "#contract/problem.ts";
import { type RuleCode, ruleShapes } from "#contract/rule-shapes.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { listVersions, saveVersion } from "./queries.ts";

export interface RuleDraft {
  readonly countyId: string;
  readonly code: RuleCode;
  /** The newest version the editor started from. */
  readonly version: number;
  readonly basis: string;
  readonly validFrom: IsoDate;
  readonly content: unknown;
}

/** A county sets a rule: a new version, never a change of an old one. */
export async function setRule(tx: Tx, actor: Actor, draft: RuleDraft, today: IsoDate): Promise<{ version: number }> {
  const { countyId, code, basis, validFrom } = draft;
  const { shape, title } = ruleShapes[code];
  const parsed = shape.safeParse(draft.content);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => ({
      rule: "shape",
      at: ["content", ...path].join("."),
      sentence: `${message}。`,
    }));
    throw invalid(`“${title}”没有保存，请先改正下列各项。`, reasons);
  }
  const [newest] = await listVersions(tx, actor, countyId, code);
  if ((newest?.version ?? 0) !== draft.version) throw stale("规则");
  const why = ruleRefusals(validFrom, today, newest?.validFrom ?? null);
  if (why.length > 0)
    throw refused(why.map((rule) => ({ rule, at: "validFrom", sentence: `${ruleRefusalLabel[rule]}。` })));
  const version = draft.version + 1;
  const madeBy = actor.accountId;
  const row = { countyId, code, version, title, basis, content: parsed.data, validFrom, madeBy };
  if (!(await saveVersion(tx, row))) throw stale("规则");
  await record(tx, actor, {
    verb: "rule.edit",
    countyId,
    subjectId: code,
    detail: { title, version, basis, validFrom },
  });
  return { version };
}

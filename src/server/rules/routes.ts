import { type Actor, may } from "#domain/access.ts";
import { versionOn } from "#domain/rules/version.ts";
import { invalid, notFound } from "#contract/problem.ts";
import { type RuleCode, ruleCodes, ruleShapes } from "#contract/rule-shapes.ts";
import type { Rule } from "#contract/rule.ts";
import { rules } from "#contract/rules.ts";
import { handle } from "../http/handle.ts";
import { setRule } from "./commands.ts";
import { ruleForm } from "./form.ts";
import { listRulesInForce, listVersions } from "./queries.ts";

/** The county asked for, or the only one within reach. */
function countyOf(actor: Actor, asked: string | undefined): string | undefined {
  if (asked !== undefined) {
    if (!actor.counties.includes(asked)) throw notFound("县（市、区）");
    return asked;
  }
  return actor.counties.length === 1 ? actor.counties[0] : undefined;
}

const canEdit = (actor: Actor) => ({ edit: may(actor, "rule.edit") });

export const ruleRoutes = [
  handle(rules.list, async ({ db, actor, query, today }) => {
    const countyId = countyOf(actor, query.countyId);
    const own = countyId === undefined ? [] : await listRulesInForce(db, actor, countyId, today);
    const byCode = new Map(own.map((row) => [row.code, row]));
    const rows = ruleCodes.map((code) => {
      const { title, purpose, source } = ruleShapes[code];
      const { version = 0, validFrom = null, basis = source } = byCode.get(code) ?? {};
      return { code, title, purpose, version, validFrom, basis };
    });
    return { rows, can: canEdit(actor) };
  }),

  handle(rules.read, async ({ db, actor, params: { code }, query, today }) => {
    const countyId = countyOf(actor, query.countyId);
    if (countyId === undefined) throw invalid("请先选择县（市、区）。");
    const stored = await listVersions(db, actor, countyId, code);
    const current = versionOn(stored, today);
    const version = query.version ?? stored[0]?.version ?? 0;
    const content = contentOf(code, version, stored);
    if (content === undefined) throw notFound("规则版本");
    const versions = stored.map(({ name, content: _content, ...row }) => ({ ...row, madeBy: name ?? "—" }));
    const { title, purpose, source, shape } = ruleShapes[code];
    const newest = stored[0]?.version ?? 0;
    return {
      code,
      title,
      purpose,
      source,
      current,
      newest,
      version,
      content,
      form: ruleForm(shape),
      cautions: cautionsOf(code, content),
      versions,
      can: canEdit(actor),
    };
  }),

  handle(rules.save, ({ tx, actor, params: { code }, body, today }) => {
    const countyId = countyOf(actor, undefined);
    if (countyId === undefined) throw invalid("请先选择县（市、区）。");
    return setRule(tx, actor, { ...body, countyId, code }, today);
  }),
];

function cautionsOf(code: RuleCode, content: unknown): string[] {
  const rule: Rule = ruleShapes[code];
  return [...(rule.cautions?.(content) ?? [])];
}

function contentOf(code: RuleCode, version: number, stored: readonly { version: number; content: unknown }[]): unknown {
  return version === 0 ? ruleShapes[code].shipped : stored.find((row) => row.version === version)?.content;
}

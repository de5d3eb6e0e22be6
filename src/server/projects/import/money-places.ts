import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import type { Field, FieldFault, Scope } from "../../imports/register.ts";
import type { TemplateModel } from "../../office/template-model.ts";

export const unknownProject: FieldFault = {
  field: "project",
  rule: "project-unknown",
  sentence: "本县没有这一编号的项目，请核对编号，或者先导入项目台账。",
};

export function requireOwnCounty(actor: Actor, { countyId }: Scope) {
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
}

export async function todayOf(db: Db): Promise<IsoDate> {
  const { rows } = await sql<{ today: IsoDate }>`select (now() at time zone 'Asia/Shanghai')::date as today`.execute(
    db,
  );
  return rows[0]!.today;
}

export function moneyTemplate(
  name: string,
  fields: readonly Field[],
  money: readonly string[],
  lists: Readonly<Record<string, readonly string[]>>,
): TemplateModel {
  return {
    name,
    title: `${name}导入模板`,
    notes: [
      "带 * 的列必填。金额列的表头写明元或者万元，金额填到分。",
      "先导入项目台账，并在“资金”中登记资金批次、安排到项目；再导入合同，最后导入拨付。",
    ],
    columns: fields.map(({ key, head, required, hint }) => {
      const column = { header: money.includes(key) ? `${head}（万元）` : head, required, hint };
      const words = lists[key];
      return words ? { ...column, kind: "list", words } : { ...column, kind: "text", width: 16 };
    }),
    guide: fields.map(({ head, hint }) => [head, hint]),
  };
}

import type { Actor } from "#domain/access.ts";
import { personKindLabel, skillText } from "#domain/registry/person.ts";
import type { Db } from "../db/db.ts";
import type { TemplateModel } from "../office/template-model.ts";
import { listKnownTownships } from "./import-known.ts";
import { personFields as fields } from "./import-person-fields.ts";
import { type KnownPerson, listKnownPersons, listKnownUnits } from "./person-batches.ts";

/** The register as it stands, to be mended and added to; telephone numbers are left out, and what is left empty stays. */
export async function personTemplate(db: Db, actor: Actor, countyId: string): Promise<TemplateModel> {
  const units = await listKnownUnits(db, actor, countyId);
  const townships = await listKnownTownships(db, actor, countyId);
  const known = await listKnownPersons(db, actor, countyId);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const townshipName = new Map(townships.map(({ id, name }) => [id, name]));
  const hint = (key: string) => fields.find((one) => one.key === key)!.hint;
  return {
    name: "干部名册",
    title: "干部名册导入模板",
    notes: [
      "带 * 的列必填，其余可以不填；不填的不会清空系统中已有的内容。",
      "已在名册中的干部列在表中，可以直接修改，联系电话不列出；新增的接在后面填写。",
    ],
    columns: [
      { header: "姓名", kind: "text", required: true, hint: hint("name") },
      { header: "类别", kind: "list", words: Object.values(personKindLabel), hint: hint("kind"), width: 18 },
      { header: "单位", kind: "list", words: units.map(({ name }) => name), hint: hint("unit"), width: 22 },
      { header: "任职乡镇（街道）", kind: "list", words: townships.map(({ name }) => name), hint: hint("township") },
      { header: "职务", kind: "text", width: 18 },
      { header: "单位主要负责人", kind: "list", words: ["是", "否"] },
      { header: "出生年份", kind: "integer", min: 1930, max: 2015 },
      {
        header: "政治面貌",
        kind: "list",
        words: ["中共党员", "中共预备党员", "共青团员", "民主党派", "无党派人士", "群众"],
      },
      { header: "特长", kind: "text", hint: hint("skills"), width: 24 },
      { header: "籍贯", kind: "text", hint: hint("home"), width: 18 },
      { header: "联系电话", kind: "code", hint: hint("phone"), width: 16 },
      { header: "排序", kind: "integer", min: 0, max: 99_999 },
      { header: "最多包联村数", kind: "integer", min: 0, max: 20, hint: hint("villageCapacity") },
    ],
    prefilled: known.map((one) => prefilled(one, { unitName, townshipName })),
    guide: fields.map((one) => [one.head, one.hint]),
    entryRows: known.length + 200,
  };
}

type Names = Readonly<Record<"unitName" | "townshipName", ReadonlyMap<string, string>>>;

function prefilled(one: KnownPerson, { unitName, townshipName }: Names) {
  const nameIn = (names: ReadonlyMap<string, string>, id: string | null) =>
    id === null ? null : (names.get(id) ?? null);
  const filled = (text: string) => (text === "" ? null : text);
  return [
    one.name,
    personKindLabel[one.kind],
    nameIn(unitName, one.organisationId),
    nameIn(townshipName, one.townshipId),
    filled(one.post),
    one.unitHead ? "是" : null,
    one.birthYear,
    one.partyMember ? "中共党员" : null,
    filled(one.skills.map(skillText).join("、")),
    nameIn(townshipName, one.homeTownshipId) ?? filled(one.homePlace),
    null,
    one.sortOrder,
    one.villageCapacity,
  ];
}

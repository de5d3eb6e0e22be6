import { uuidv7 } from "#contract/uuid.ts";
import { foldWidth, townshipKind, type TownshipKind } from "#domain/area.ts";
import type { Register, RowToPlace, Placed, Misplaced, Scope, Values } from "../imports/register.ts";
import type { PlaceCodeRow, TownshipRow } from "./batches.ts";
import { field, readPlaceName, readTownshipCode, wordField, countField } from "./import-fields.ts";
import { removeTownshipsBatch, saveTownshipsBatch } from "./commands.ts";
import { type KnownTownship, listKnownTownships, lockKnownTownships, newVintage } from "./import-known.ts";

const kinds = {
  街道: "street",
  街道办事处: "street",
  镇: "town",
  乡: "township",
  民族乡: "township",
  开发区: "enterprise",
  园区: "enterprise",
  政企合一: "enterprise",
} as const satisfies Record<string, TownshipKind>;

const fields = [
  field(
    "name",
    "乡镇（街道）名称",
    ["乡镇", "乡镇名称", "镇街", "镇街名称", "街道", "名称", "单位名称"],
    "填全称，如“柳溪镇”。",
    readPlaceName,
    true,
  ),
  field(
    "code",
    "区划代码",
    ["代码", "编码", "行政区划代码", "统计用区划代码", "乡镇代码"],
    "12 位（或前 9 位），没有的可以不填。",
    readTownshipCode,
  ),
  field(
    "kind",
    "类别",
    ["类型", "乡镇类别"],
    "填街道、镇、乡或开发区；不填时按名称判断。",
    wordField(kinds, "街道、镇、乡或开发区"),
  ),
  field("sortOrder", "排序", ["序号", "顺序", "排列顺序"], "填整数，按从小到大排列。", countField(10_000)),
];

const stampOf = ({ name, kind, sortOrder, codes }: TownshipRow) =>
  JSON.stringify([name, kind, sortOrder, (codes ?? []).map(({ scheme, vintage, code }) => [scheme, vintage, code])]);

export const townshipRegister: Register = {
  code: "township",
  title: "乡镇（街道）名册",
  verb: "village.import",
  needsRound: false,
  open: async (db, actor, { countyId }) => {
    const known = await listKnownTownships(db, actor, countyId);
    const vintage = await newVintage(db, countyId);
    const byName = new Map(known.map((one) => [plain(one.name), one]));
    const byCode = new Map(known.flatMap((one) => one.codes.map(({ code }) => [code, one] as const)));
    const nextOrder = Math.max(0, ...known.map((one) => one.sortOrder)) + 1;
    return {
      fields,
      place: (row) => place(row, { byName, byCode, vintage, nextOrder }),
      keys: ({ values }, placed) => [
        ...(values.name
          ? [
              {
                kind: "name",
                value: plain(String(values.name)),
                field: "name",
                rule: "name-twice",
                what: `“${values.name}”`,
              },
            ]
          : []),
        ...(values.code
          ? [
              {
                kind: "code",
                value: String(values.code),
                field: "code",
                rule: "code-twice",
                what: `区划代码 ${values.code} `,
              },
            ]
          : []),
        ...("faults" in placed || !placed.before
          ? []
          : [
              {
                kind: "subject",
                value: placed.subjectId,
                field: "name",
                rule: "subject-twice",
                what: "本行对应的乡镇",
              },
            ]),
      ],
    };
  },
  template: async (db, actor, { countyId }) => {
    const known = await listKnownTownships(db, actor, countyId);
    return {
      name: "乡镇名册",
      title: "乡镇（街道）名册导入模板",
      notes: [
        "带 * 的列必填，其余可以不填；不填的不会清空系统中已有的内容。",
        "已有的乡镇已列在表中，可以直接修改；新增的接在后面填写。",
      ],
      columns: [
        { header: "乡镇（街道）名称", kind: "text", required: true, hint: fields[0]!.hint },
        { header: "区划代码", kind: "code", hint: fields[1]!.hint },
        { header: "类别", kind: "list", words: ["街道", "镇", "乡", "开发区"], hint: fields[2]!.hint },
        { header: "排序", kind: "integer", min: 0, max: 10_000, hint: fields[3]!.hint },
      ],
      prefilled: known.map((one) => [one.name, latest(one.codes), kindWords[one.kind], one.sortOrder]),
      guide: fields.map((one) => [one.head, one.hint]),
      entryRows: Math.max(100, known.length + 50),
    };
  },
  lockStamps: async (tx, actor, { countyId }, ids) =>
    new Map((await lockKnownTownships(tx, actor, countyId, ids)).map((one) => [one.id, stampOf(rowOf(one))])),
  stampAfter: ({ record }) => stampOf(record as TownshipRow),
  save: (tx, actor, { countyId }: Scope, rows, clearEmpty) =>
    saveTownshipsBatch(
      tx,
      actor,
      countyId,
      rows.map(({ record }) => record as TownshipRow),
      { blanks: clearEmpty ? "clear" : "keep" },
    ),
  undo: async (tx, actor, { countyId }, { remove, restore }) => {
    if (restore.length > 0)
      await saveTownshipsBatch(tx, actor, countyId, restore as TownshipRow[], { blanks: "clear" });
    if (remove.length > 0) await removeTownshipsBatch(tx, actor, countyId, remove);
  },
};

const kindWords: Readonly<Record<TownshipKind, string>> = {
  street: "街道",
  town: "镇",
  township: "乡",
  enterprise: "开发区",
};
const plain = (name: string) => foldWidth(name).replace(/\s+/gu, "");
const latest = (codes: readonly PlaceCodeRow[]) =>
  codes.toSorted((a, b) => (a.vintage < b.vintage ? 1 : -1))[0]?.code ?? null;
const rowOf = ({ id, name, kind, sortOrder, codes }: KnownTownship): TownshipRow => ({
  id,
  name,
  kind,
  sortOrder,
  codes,
});

interface Ground {
  readonly byName: ReadonlyMap<string, KnownTownship>;
  readonly byCode: ReadonlyMap<string, KnownTownship>;
  readonly vintage: string;
  readonly nextOrder: number;
}

function place({ values, cleared }: RowToPlace, ground: Ground): Placed | Misplaced {
  const { name, code } = values as { name?: string; code?: string };
  if (name === undefined) return { faults: [] };
  const [named, coded] = [ground.byName.get(plain(name)), ground.byCode.get(code ?? "")];
  if (differ(named, coded))
    return fault("code", "code-of-another", `区划代码 ${code} 属于“${coded!.name}”，与本行的“${name}”不一致。`);
  const known = coded ?? named;
  const kind = kindOf(values, known);
  if (!kind) return fault("kind", "kind-unknown", `看不出“${name}”是街道、镇还是乡，请填写类别。`);
  const now = known ?? { id: uuidv7(), sortOrder: ground.nextOrder, codes: [] };
  const record: TownshipRow = {
    id: now.id,
    name,
    kind,
    sortOrder: (values.sortOrder as number | undefined) ?? now.sortOrder,
    codes: withCode(now.codes, code, ground.vintage, cleared.includes("code")),
  };
  const before = known ? beforeOf(known) : null;
  return { subjectId: record.id, townshipId: record.id, record, before, same: before?.stamp === stampOf(record) };
}

const beforeOf = (known: KnownTownship) => ({ stamp: stampOf(rowOf(known)), record: rowOf(known) });
const differ = (a: KnownTownship | undefined, b: KnownTownship | undefined) =>
  a !== undefined && b !== undefined && a.id !== b.id;
const fault = (field: string, rule: string, sentence: string): Misplaced => ({ faults: [{ field, rule, sentence }] });

function kindOf({ kind, name, code }: Values, known: KnownTownship | undefined): TownshipKind | undefined {
  if (kind !== undefined) return kind as TownshipKind;
  return known?.kind ?? kindByName(String(name)) ?? townshipKind(String(code ?? ""));
}

function kindByName(name: string): TownshipKind | undefined {
  if (/街道(办事处)?$/.test(name)) return "street";
  if (name.endsWith("镇")) return "town";
  if (name.endsWith("乡")) return "township";
  return /(开发|园|示范|度假|新)区|园区$/.test(name) ? "enterprise" : undefined;
}

/** A code already known in whatever year is no change; a new one stands for the newest year. */
export function withCode(
  codes: readonly PlaceCodeRow[],
  code: string | undefined,
  vintage: string,
  cleared: boolean,
): PlaceCodeRow[] {
  if (cleared) return [];
  if (code === undefined || codes.some((one) => one.code === code)) return [...codes];
  return [...codes.filter((one) => one.scheme !== "nbs" || one.vintage !== vintage), { scheme: "nbs", code, vintage }];
}

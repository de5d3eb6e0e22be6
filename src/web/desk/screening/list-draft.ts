import type { Body } from "#contract/route.ts";
import type { manifestationLists } from "#contract/screening.ts";
import { nextCode } from "./setting-draft.ts";

export type ListContent = Omit<Body<typeof manifestationLists.save>, "id" | "basedOn">;
export type ListItem = ListContent["items"][number];

export const emptyList = (today: string): ListContent => ({
  code: "",
  title: "",
  issuedBy: "",
  origin: "official",
  validFrom: today,
  validTo: null,
  items: [],
});

export const newItem = (items: readonly ListItem[]): ListItem => ({
  code: nextCode(items, "M"),
  name: "",
  meaning: "",
  evidence: [],
});

/** Why the list cannot be kept yet, in sentences. */
export function listReasons(list: ListContent): string[] {
  const asked: [boolean, string][] = [
    [!/^[A-Za-z0-9-]{1,40}$/.test(list.code), "清单代码应为 1 至 40 个英文字母、数字或者连字符。"],
    [list.title.trim() === "", "请填写清单名称。"],
    [list.issuedBy.trim() === "", "请填写发文单位。"],
    [list.validFrom === "", "请选定起用日期。"],
    [list.validTo !== null && list.validTo < list.validFrom, "停用日期不能早于起用日期。"],
    [list.items.length === 0, "清单至少列一种情形。"],
  ];
  const names = list.items.map(({ name }) => name.trim());
  const unnamed = names.flatMap((name, index) => (name === "" ? [`第 ${index + 1} 种情形没有写名称。`] : []));
  const twice = names.filter((name, index) => name !== "" && names.indexOf(name) < index);
  return [
    ...asked.flatMap(([wrong, sentence]) => (wrong ? [sentence] : [])),
    ...unnamed,
    ...new Set(twice.map((name) => `“${name}”列了不止一次。`)),
  ];
}

/** “、” between pieces of evidence, as an official writes them. */
export const evidenceOf = (text: string) =>
  text
    .split(/[、，,；;\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

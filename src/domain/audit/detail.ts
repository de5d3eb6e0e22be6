import { detailLabel } from "./detail/labels.ts";
import { valueText } from "./values.ts";

export interface DetailLine {
  readonly name: string;
  readonly text: string;
}

type Part = Readonly<Record<string, unknown>>;

/** 改前、改后：what a trace holds, a line each, in the words an auditor reads. A change of one part is one line. */
export function detailLines(verb: string, detail: Part): DetailLine[] {
  const { before, after, act, action = act, from, to, ...rest } = detail;
  return [
    ...linesOf(verb, { action }),
    ...(from === undefined || to === undefined ? linesOf(verb, { from, to }) : [movedLine(verb, from, to)]),
    ...linesOf(verb, rest),
    ...changeLines(verb, before, after),
  ];
}

const movedLine = (verb: string, from: unknown, to: unknown): DetailLine => ({
  name: "变化",
  text: `${textOf(verb, "from", from)} → ${textOf(verb, "to", to)}`,
});

/** The same as one text, for the export. */
export const detailText = (verb: string, detail: Part): string =>
  detailLines(verb, detail)
    .map(({ name, text }) => `${name}：${text}`)
    .join("；");

const nameOf = (key: string) => detailLabel[key] ?? key;

function linesOf(verb: string, part: Part): DetailLine[] {
  return Object.entries(part)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ name: nameOf(key), text: textOf(verb, key, value) }));
}

function changeLines(verb: string, before: unknown, after: unknown): DetailLine[] {
  if (before === undefined && after === undefined) return [];
  if (!isPart(before) || !isPart(after))
    return [{ name: "改动", text: `${textOf(verb, "before", before)} → ${textOf(verb, "after", after)}` }];
  return Object.keys({ ...before, ...after })
    .filter((key) => key in after && JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({
      name: nameOf(key),
      text: `${textOf(verb, key, before[key])} → ${textOf(verb, key, after[key])}`,
    }));
}

const isPart = (value: unknown): value is Part => typeof value === "object" && value !== null && !Array.isArray(value);

function textOf(verb: string, key: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "（空）";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return valueText(verb, key, value);
  if (Array.isArray(value)) return listText(verb, key, value);
  if (isPart(value))
    return linesOf(verb, value)
      .map(({ name, text }) => `${name} ${text}`)
      .join("，");
  return JSON.stringify(value);
}

function listText(verb: string, key: string, values: readonly unknown[]): string {
  if (values.length === 0) return "（无）";
  return values.map((value) => textOf(verb, key, value)).join(values.some(isPart) ? " / " : "、");
}

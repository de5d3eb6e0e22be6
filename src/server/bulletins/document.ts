import { maskText, namingCode } from "#domain/bulletins/naming.ts";
import { wholeText } from "#domain/bulletins/whole-text.ts";
import { formatChinese } from "#domain/date.ts";
import type { Values } from "#domain/figures/settled.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import { printedBlocks, proofValues } from "../figures/printed.ts";
import type { Block, OfficialDocument, Run } from "../office/official-document.ts";
import { catalogue } from "./figures.ts";
import type { NamingRow } from "./naming-rows.ts";
import type { BulletinRow } from "./queries.ts";
import type { ShownNaming } from "./replies.ts";

interface Printing {
  /** The day under the signature, or beside the issuer: of issue, or of the proof. */
  readonly date: string;
  /** As printed under the masthead of a briefing. */
  readonly issue: string;
  readonly proof: boolean;
  readonly mark?: string | undefined;
}

type Circular = Pick<
  BulletinRow,
  "title" | "issuer" | "recipients" | "copyTo" | "printOffice" | "documentNumber" | "blocks"
>;

type Briefing = Circular &
  Pick<BulletinRow, "masthead" | "note" | "contents" | "items" | "reportTo" | "sendTo" | "issueTo" | "copies">;

/** The paper of a bulletin. Every token must have its value: a document never leaves with a hole. */
export const documentOf = (bulletin: BulletinRow, values: Values, printing: Printing): OfficialDocument =>
  bulletin.kind === "briefing"
    ? briefingDocument(bulletin, values, printing)
    : circularDocument(bulletin, values, printing);

/** 通报 as GB/T 9704-2012 wants it. */
export function circularDocument(
  circular: Circular,
  values: Values,
  { date, proof, mark }: Omit<Printing, "issue">,
): OfficialDocument {
  const { title, issuer, recipients, copyTo, printOffice } = circular;
  return {
    masthead: { kind: "red-head", agency: `${issuer}文件`, number: numberOf(circular.documentNumber) },
    title,
    addressees: recipients === "" ? undefined : recipients,
    body: printedBlocks(circular.blocks, values),
    signature: { agency: issuer, date, sealed: true },
    imprint: {
      receivers: copyTo === "" ? undefined : [{ label: "抄送", text: withoutStop(copyTo) }],
      issuer: printOffice === "" ? issuer : printOffice,
      date,
    },
    proof,
    mark,
  };
}

/** 简报: red masthead, issue, issuer and day over the red rule; the items; 报、送、发 and 共印N份 at the foot. */
export function briefingDocument(briefing: Briefing, values: Values, printing: Printing): OfficialDocument {
  const { title, issuer, items, masthead, printOffice, copies } = briefing;
  const { date, issue, proof, mark } = printing;
  const receivers = [
    { label: "报", text: withoutStop(briefing.reportTo) },
    { label: "送", text: withoutStop(briefing.sendTo) },
    { label: "发", text: withoutStop(briefing.issueTo) },
  ] as const;
  return {
    masthead: { kind: "briefing", name: masthead, issue, issuer, date },
    title,
    untitled: items.length > 0,
    body: [...opening(briefing, values), ...items.flatMap((_, at) => itemBlocks(briefing, at, values))],
    imprint: {
      receivers: receivers.filter(({ text }) => text !== ""),
      issuer: printOffice === "" ? issuer : printOffice,
      date,
      copies: copies ?? undefined,
    },
    proof,
    mark,
  };
}

const withStop = (sentence: string) => (/[。！？.!?]$/u.test(sentence) ? sentence : `${sentence}。`);
const withoutStop = (names: string) => names.replace(/[。.]$/u, "");

/** 按语, 目录, and what the editor wrote himself. */
function opening({ note, contents, items, blocks }: Briefing, values: Values): Block[] {
  const said = note === "" ? [] : printedBlocks([{ kind: "paragraph", text: note }], values);
  const lead = said.map((one): Block => (one.kind === "paragraph" ? { ...one, lead: "按：" } : one));
  const listed: Block[] =
    contents && items.length > 0
      ? [{ kind: "contents", titles: items.map(({ title }) => wordsOf(title, values)) }]
      : [];
  return [...lead, ...listed, ...printedBlocks(blocks, values)];
}

function itemBlocks({ items }: Briefing, at: number, values: Values): Block[] {
  const { section, title, credit, blocks } = items[at]!;
  const begins = section !== "" && section !== items[at - 1]?.section;
  return [
    ...(begins ? [{ kind: "section", text: section } as const] : []),
    { kind: "item-title", text: wordsOf(title, values), credit },
    ...printedBlocks(blocks, values),
  ];
}

/** A title may hold numbers and names too. */
const wordsOf = (title: string, values: Values): string =>
  printedBlocks([{ kind: "paragraph", text: title }], values)
    .flatMap((block) => (block.kind === "paragraph" ? block.runs.map(({ text }) => text) : []))
    .join("");

/** A draft on paper: what has no number yet stands as a blank to be seen, and every page says 校样. */
export const proofOf = (
  bulletin: BulletinRow,
  values: readonly FigureValue[],
  printing: Omit<Printing, "proof">,
): OfficialDocument => documentOf(bulletin, proofValues(wholeText(bulletin), values), { ...printing, proof: true });

/** 青组发〔2026〕12号 in its three parts; a proof may not have one yet. */
function numberOf(documentNumber: string) {
  const [, agencyCode, year, serial] = /^(.+)〔(\d{4})〕(\d+)号$/u.exec(documentNumber) ?? [];
  return agencyCode ? { agencyCode, year: Number(year), serial: Number(serial) } : undefined;
}

/** What townships read in place of the values: the masks of the named, and no list of names that a number stands for. */
export function maskedValues(values: readonly FigureValue[], namings: readonly NamingRow[]): FigureValue[] {
  const masks = new Map(namings.map(({ id, masked }) => [`${namingCode}:${id}`, masked]));
  return values.map((value) => {
    const masked = masks.get(value.key) ?? (isList(value) ? "（名单略）" : value.display);
    return { ...value, display: masked };
  });
}

function isList({ code, display }: FigureValue): boolean {
  const figure = catalogue.get(code);
  return figure?.kind === "count" && figure.namedBy !== undefined && code !== "period" && display !== "无";
}

/** Who is named for a fault, alone: a good example is for everybody to read, unless the same one is named for a fault, too. */
const masksOf = (namings: readonly NamingRow[]) =>
  namings.filter(({ tone }) => tone === "fault").map(({ name, shown, masked }) => ({ names: [name, shown], masked }));

export const maskedTitle = (title: string, namings: readonly NamingRow[]) => maskText(title, masksOf(namings));

/** 发至乡镇版: also where a named one slipped into plain words, nothing of its name is left. */
export function maskedDocument(document: OfficialDocument, namings: readonly NamingRow[]): OfficialDocument {
  const masks = masksOf(namings);
  const masked = (text: string) => maskText(text, masks);
  return { ...document, title: masked(document.title), body: document.body.map((block) => maskedBlock(block, masked)) };
}

type Masked = (text: string) => string;

function maskedBlock(block: Block, masked: Masked): Block {
  switch (block.kind) {
    case "paragraph":
      return { ...block, runs: maskedRuns(block.runs, masked) };
    case "heading":
      return { ...block, text: masked(block.text), ...(block.runs && { runs: maskedRuns(block.runs, masked) }) };
    case "contents":
      return { ...block, titles: block.titles.map(masked) };
    case "section":
      return { ...block, text: masked(block.text) };
    case "item-title":
      return { ...block, text: masked(block.text), credit: masked(block.credit) };
    case "table":
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, header: masked(column.header) })),
        rows: block.rows.map((row) => row.map(masked)),
      };
    case "picture":
      return block;
  }
}

const maskedRuns = (runs: readonly Run[], masked: Masked): Run[] =>
  runs.map((run) => ({ ...run, text: masked(run.text) }));

/** 说明情况汇总: what the named said, beside what they were named for. */
export function repliesDocument(
  { title, documentNumber, issuer }: BulletinRow,
  namings: readonly Pick<ShownNaming, "shown" | "purpose" | "stand" | "replies">[],
  { date, mark }: { date: string; mark?: string | undefined },
): OfficialDocument {
  const said = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
  return {
    title: `《${title}》点名情况的说明`,
    body: [
      said(`《${title}》（${documentNumber}）印发后，被点名的村和单位说明情况如下。`),
      ...namings.flatMap(({ shown, purpose, stand, replies }): Block[] => [
        { kind: "heading", level: 1, text: shown },
        said(`点名事由：${withStop(purpose)}`),
        ...replies
          .filter(({ kind }) => kind !== "none")
          .flatMap((reply) => [
            sentenceOf(reply),
            ...(reply.handling === "" ? [] : [`处理意见：${withStop(reply.handling)}`]),
          ])
          .map(said),
        ...(replies.some(({ kind }) => kind !== "none") ? [] : [said(`${stand}。`)]),
      ]),
    ],
    signature: { agency: issuer, date },
    mark,
  };
}

function sentenceOf({ kind, saidBy, saidOn, late, text }: NamingRow["replies"][number]): string {
  const way = kind === "recorded" ? "口头说明" : "书面说明";
  return `${formatChinese(saidOn)}，${saidBy}${way}${late ? "（逾期）" : ""}：${withStop(text)}`;
}

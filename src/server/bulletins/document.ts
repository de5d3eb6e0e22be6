import { plainHeading } from "#domain/bulletins/numbering.ts";
import { fill, settled, spoken, type Values } from "#domain/bulletins/settled.ts";
import { type Block, figuresUsed, parse, tokenOf } from "#domain/bulletins/text-blocks.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import type { Block as Printed, OfficialDocument, Run } from "../office/official-document.ts";
import type { BulletinRow } from "./queries.ts";

type Circular = Pick<
  BulletinRow,
  "title" | "issuer" | "recipients" | "copyTo" | "printOffice" | "documentNumber" | "blocks"
> & {
  /** The day under the signature: of issue, or of the proof. */
  readonly date: string;
  readonly proof: boolean;
  readonly mark?: string;
};

/** 通报 as GB/T 9704-2012 wants it. Every token must have its value: a document never leaves with a hole. */
export function circularDocument(circular: Circular, values: Values): OfficialDocument {
  const { title, issuer, recipients, copyTo, printOffice, date, proof, mark } = circular;
  return {
    masthead: { kind: "red-head", agency: `${issuer}文件`, number: numberOf(circular.documentNumber) },
    title,
    addressees: recipients === "" ? undefined : recipients,
    body: settled(circular.blocks, values).map((block) => printed(block, values)),
    signature: { agency: issuer, date, sealed: true },
    imprint: {
      receivers: copyTo === "" ? undefined : [{ label: "抄送", text: copyTo.replace(/[。.]$/u, "") }],
      issuer: printOffice === "" ? issuer : printOffice,
      date,
    },
    proof,
    mark,
  };
}

/** A draft on paper: what has no number yet stands as a blank to be seen, and every page says 校样. */
export function proofOf(
  bulletin: BulletinRow,
  values: readonly FigureValue[],
  { today, mark }: { today: string; mark?: string },
): OfficialDocument {
  const known = new Map(values.map(({ key, display }) => [key, display]));
  const shown = figuresUsed(bulletin.blocks).map(({ key }) => [key, known.get(key) ?? "［待取数］"]);
  return circularDocument(
    { ...bulletin, date: bulletin.issuedOn ?? today, proof: true, mark },
    Object.fromEntries(shown) as Values,
  );
}

/** 青组发〔2026〕12号 in its three parts; a proof may not have one yet. */
function numberOf(documentNumber: string) {
  const [, agencyCode, year, serial] = /^(.+)〔(\d{4})〕(\d+)号$/u.exec(documentNumber) ?? [];
  return agencyCode ? { agencyCode, year: Number(year), serial: Number(serial) } : undefined;
}

function printed(block: Block, values: Values): Printed {
  switch (block.kind) {
    case "heading1":
    case "heading2":
      return {
        kind: "heading",
        level: block.kind === "heading1" ? 1 : 2,
        text: plainHeading(textOf(block.text, values)),
      };
    case "paragraph":
      return { kind: "paragraph", runs: runsOf(block.text, values) };
    case "table":
      return {
        kind: "table",
        columns: block.head.map((head, i) => ({
          header: textOf(head, values),
          align: isFigures(block.rows, i) ? "center" : "left",
          weight: i === 0 ? 2 : 1,
        })),
        rows: block.rows.map((row) => row.map((cell) => textOf(cell, values))),
      };
  }
}

function runsOf(text: string, values: Values): Run[] {
  return parse(text).flatMap((segment): Run[] => {
    if (segment.kind === "text") return [{ text: segment.text }];
    const { before, shown, after } = spoken(textOf(tokenOf(segment.use.key), values), segment.words);
    return [{ text: before }, { text: shown, figure: segment.use.key }, { text: after }].filter(
      (run) => run.text !== "",
    );
  });
}

function textOf(text: string, values: Values): string {
  const filled = fill([{ kind: "paragraph", text }], values);
  if ("refusals" in filled) throw new Error(`No value for ${filled.refusals.map(({ token }) => token).join(", ")}`);
  const [block] = filled.blocks;
  return block?.kind === "paragraph" ? block.text : "";
}

/** A column of numbers stands in the middle of its cells. */
const isFigures = (rows: readonly (readonly string[])[], column: number) =>
  rows.length > 0 && rows.every((row) => /^\s*(?:\{\{[^{}]+\}\}|[\d.,%]*)\s*$/u.test(row[column]!));

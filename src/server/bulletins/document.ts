import type { Values } from "#domain/figures/settled.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import { printedBlocks, proofValues } from "../figures/printed.ts";
import type { OfficialDocument } from "../office/official-document.ts";
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
    body: printedBlocks(circular.blocks, values),
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
  return circularDocument(
    { ...bulletin, date: bulletin.issuedOn ?? today, proof: true, mark },
    proofValues(bulletin.blocks, values),
  );
}

/** 青组发〔2026〕12号 in its three parts; a proof may not have one yet. */
function numberOf(documentNumber: string) {
  const [, agencyCode, year, serial] = /^(.+)〔(\d{4})〕(\d+)号$/u.exec(documentNumber) ?? [];
  return agencyCode ? { agencyCode, year: Number(year), serial: Number(serial) } : undefined;
}

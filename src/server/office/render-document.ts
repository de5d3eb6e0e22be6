import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  type Paragraph,
} from "docx";
import { attachmentPages, documentBlocks, documentEnd } from "./document-body.ts";
import { documentHead } from "./document-head.ts";
import { documentImprint } from "./document-imprint.ts";
import { boxedImprint } from "./imprint-box.ts";
import { font, type Fonts, fontsOf, line, linePitch, page, size, smallCharacter, text } from "./document-style.ts";
import type { FontScheme, OfficialDocument } from "./official-document.ts";
import { unpack, zip, zipEntries } from "./zip.ts";

/** A document as GB/T 9704-2012 lays it out; a 简报 with its own masthead on the same page. Seals are never drawn. */
export async function renderOfficialDocument(model: OfficialDocument, fonts: FontScheme): Promise<Uint8Array> {
  const faces = fontsOf(fonts);
  const document = new Document({
    title: model.title.replace(/\n/g, ""),
    // Without one the library writes its own word for nobody; an office's name says no more than the page does.
    creator: agencyOf(model),
    lastModifiedBy: agencyOf(model),
    evenAndOddHeaderAndFooters: true,
    styles: documentStyles(faces),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.left,
              right: page.right,
              header: 851,
              footer: 1361,
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch },
        },
        headers: headersOf(model, faces),
        footers: {
          default: new Footer({ children: [pageNumber(faces, "odd")] }),
          even: new Footer({ children: [pageNumber(faces, "even")] }),
        },
        children: [
          ...documentHead(model, faces),
          ...documentBlocks(model.body, faces, model.signature !== undefined),
          ...documentEnd(model, faces),
          ...attachmentPages(model, faces),
          ...documentImprint(model.imprint, faces),
        ],
      },
    ],
  });
  return finished(await Packer.toBuffer(document), model.imprint !== undefined);
}

const agencyOf = ({ signature, masthead }: OfficialDocument) =>
  signature?.agency ?? (masthead?.kind === "briefing" ? masthead.issuer : "驻村通");

const documentStyles = (faces: Fonts): IStylesOptions => ({
  default: { document: { run: { font: font(faces.fang), size: size.body } } },
  // Without a size of its own here, LibreOffice computes the grid from 10 pt.
  paragraphStyles: [
    {
      id: "Normal",
      name: "Normal",
      quickFormat: true,
      run: { font: font(faces.fang), size: size.body },
      paragraph: { spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
    },
  ],
});

/**
 * Lines of another height than the grid's (red head, title, table cells, 版记) must not snap to it: LibreOffice would give a
 * title two grid lines. The library has no word for w:snapToGrid in a paragraph; its place is right before w:spacing.
 */
function finished(bytes: Uint8Array, imprinted: boolean): Uint8Array {
  const parts = new Map<string, Uint8Array>();
  for (const entry of zipEntries(bytes)) {
    const content = unpack(bytes, entry);
    parts.set(
      entry.name,
      entry.name === "word/document.xml" ? Buffer.from(finishedText(content.toString("utf8"), imprinted)) : content,
    );
  }
  return zip(parts);
}

const finishedText = (xml: string, imprinted: boolean) => unsnapped(imprinted ? boxedImprint(xml) : xml);

const unsnapped = (xml: string) =>
  xml.replace(/<w:spacing [^>]*w:line="(\d+)"[^>]*>/g, (spacing, pitch) =>
    Number(pitch) === linePitch ? spacing : `<w:snapToGrid w:val="0"/>${spacing}`,
  );

/** 7.5: 4 号半角宋体数字，左右各放一条一字线；单页码居右空一字，双页码居左空一字. */
function pageNumber(fonts: Fonts, side: "odd" | "even"): Paragraph {
  const number = text("", fonts.song, { size: size.small, children: ["— ", PageNumber.CURRENT, " —"] });
  return line([number], {
    alignment: side === "odd" ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === "odd" ? { right: smallCharacter } : { left: smallCharacter },
  });
}

/** Above the type area, in grey: what must not be taken for the official file, or for a real place. */
function headersOf({ proof, mark }: OfficialDocument, fonts: Fonts) {
  const notes = [mark, proof ? "校样　仅供核对，正式文件以签发的文本为准" : undefined].filter(
    (note) => note !== undefined,
  );
  if (notes.length === 0) return {};
  const noted = () =>
    new Header({
      children: [
        line([text(notes.join("　　"), fonts.black, { size: 21, color: "808080" })], {
          alignment: AlignmentType.RIGHT,
        }),
      ],
    });
  return { default: noted(), even: noted() };
}

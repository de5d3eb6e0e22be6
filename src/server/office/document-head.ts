import { AlignmentType, BorderStyle, type Paragraph, TabStopType } from "docx";
import {
  blankLine,
  type Fonts,
  line,
  longDate,
  millimetre,
  red,
  size,
  text,
  textWidth,
  titlePitch,
  widthOf,
} from "./document-style.ts";
import type { BriefingMasthead, OfficialDocument, RedHead } from "./official-document.ts";
import { titleLines } from "./title-lines.ts";

/** Everything above the body: masthead, title, 主送机关. */
export function documentHead(model: OfficialDocument, fonts: Fonts): Paragraph[] {
  const title = model.untitled ? [blankLine(fonts)] : titleBlock(model.title, fonts);
  return [...masthead(model, fonts), ...title, ...addressees(model, fonts)];
}

function masthead({ masthead: head }: OfficialDocument, fonts: Fonts): Paragraph[] {
  if (!head) return [];
  return head.kind === "red-head" ? redHead(head, fonts) : briefingMasthead(head, fonts);
}

/** As large as fits on one line, 50 to 66 pt: 版心 442 pt over the characters, less one for safety. */
export const headPoints = (name: string) => Math.min(66, Math.floor(442 / Math.max(1, widthOf(name))) - 1);

function redName(name: string, fonts: Fonts): Paragraph {
  const points = headPoints(name);
  return line(
    [text(name, fonts.title, { size: points * 2, color: red })],
    { alignment: AlignmentType.CENTER },
    Math.round(points * 20 * 1.1),
  );
}

/** 4 mm below the text; the line's own air makes up part of it. */
const redRule = { border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: red } } };

const gap = (millimetres: number, fonts: Fonts) =>
  line([text("", fonts.fang, { size: 2 })], {}, Math.round(millimetres * millimetre));

/** 7.2.4: 发文机关标志上边缘至版心上边缘为 35 mm. 7.2.5: 发文字号在发文机关标志下空二行. 7.2.7: 红线在发文字号之下 4 mm. */
function redHead(head: RedHead, fonts: Fonts): Paragraph[] {
  return [
    gap(34, fonts),
    redName(head.agency, fonts),
    blankLine(fonts),
    blankLine(fonts),
    head.signer === undefined ? numberLine(head, fonts) : signerLine(head, head.signer, fonts),
  ];
}

const documentNumber = ({ number }: RedHead) =>
  number ? `${number.agencyCode}〔${number.year}〕${number.serial}号` : "";

const numberLine = (head: RedHead, fonts: Fonts) =>
  line([text(documentNumber(head), fonts.fang)], { alignment: AlignmentType.CENTER, ...redRule });

/** 7.2.6: 发文字号居左空一字，签发人居右空一字；姓名用 3 号楷体. The border takes the paragraph's indents, so blanks keep the distance. */
const signerLine = (head: RedHead, signer: string, fonts: Fonts) =>
  line(
    [text(`　${documentNumber(head)}\t`, fonts.fang), text("签发人：", fonts.fang), text(`${signer}　`, fonts.kai)],
    { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }], ...redRule },
  );

function briefingMasthead(head: BriefingMasthead, fonts: Fonts): Paragraph[] {
  return [
    redName(head.name, fonts),
    blankLine(fonts),
    line([text(head.issue, fonts.fang)], { alignment: AlignmentType.CENTER }),
    line([text(`　${head.issuer}\t${longDate(head.date)}　`, fonts.fang)], {
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      ...redRule,
    }),
  ];
}

/** 7.3.1: 红色分隔线下空二行；2 号小标宋，居中. 7.3.2: 主送机关在标题下空一行. */
function titleBlock(title: string, fonts: Fonts): Paragraph[] {
  const lines = titleLines(title).map((part) =>
    line(
      [text(part, fonts.title, { size: size.title })],
      { alignment: AlignmentType.CENTER, keepNext: true },
      titlePitch,
    ),
  );
  return [blankLine(fonts), blankLine(fonts), ...lines, blankLine(fonts)];
}

/** 居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号. */
const addressees = ({ addressees: receivers }: OfficialDocument, fonts: Fonts): Paragraph[] =>
  receivers === undefined ? [] : [line([text(`${receivers}：`, fonts.fang)], { alignment: AlignmentType.BOTH })];

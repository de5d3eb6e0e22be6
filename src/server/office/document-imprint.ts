import {
  BorderStyle,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from "docx";
import { type Fonts, line, longDate, size, smallCharacter, text, textWidth, widthOf } from "./document-style.ts";
import type { Imprint } from "./official-document.ts";

/** 7.4.1: 首条和末条分隔线用粗线（0.35 mm），中间的用细线（0.25 mm）; eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
const thin = { style: BorderStyle.SINGLE, size: 6, color: "000000" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/**
 * 版记 as a table at the foot of the last page, its last rule on the edge of the type area. The paragraph behind it is as
 * high as the table and carries it (see imprint-box.ts): where the two do not fit below the text, both go to a new page.
 * 7.5 leaves out the page number only behind a blank page, and a blank page is never made here.
 */
export function documentImprint(imprint: Imprint | undefined, fonts: Fonts): (Paragraph | Table)[] {
  if (!imprint) return [];
  const receivers = (imprint.receivers ?? []).map(({ label, text: names }) => receiverLine(`${label}：`, names, fonts));
  const groups = [...(receivers.length > 0 ? [receivers] : []), [issuerLine(imprint, fonts)]];
  const rows = groups.map((paragraphs, i) => imprintRow(paragraphs, i === 0, i === groups.length - 1));
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0 },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows,
  });
  return [table, line([text("", fonts.fang, { size: 2 })], {}, imprintHeight(imprint))];
}

function imprintRow(paragraphs: readonly Paragraph[], isFirst: boolean, isLast: boolean): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: 480, rule: HeightRule.ATLEAST },
    children: [
      new TableCell({
        width: { size: textWidth, type: WidthType.DXA },
        margins: { top: 20, bottom: 20, left: 0, right: 0 },
        borders: { top: isFirst ? thick : thin, bottom: isLast ? thick : thin, left: none, right: none },
        children: [...paragraphs],
      }),
    ],
  });
}

const imprintPitch = 480;
const rowAir = 60;

/** An upper bound: the box stands on its lower edge, so that air above shows nowhere. */
function imprintHeight({ receivers = [] }: Imprint): number {
  const lines = receivers.map(({ label, text: names }) => {
    const room = textWidth / smallCharacter - 2 - [...label].length - 1;
    return Math.ceil((widthOf(names) + 1) / (room - 1));
  });
  const rows = receivers.length > 0 ? 2 : 1;
  return (lines.reduce((sum, count) => sum + count, 0) + 1) * imprintPitch + rows * rowAir;
}

/** 7.4.2: 左右各空一字，回行时与冒号后的首字对齐，最后一个抄送机关名称后标句号. */
function receiverLine(label: string, names: string, fonts: Fonts): Paragraph {
  const hanging = [...label].length * smallCharacter;
  return line(
    [text(`${label}${names}。`, fonts.fang, { size: size.small })],
    { indent: { left: smallCharacter + hanging, right: smallCharacter, hanging } },
    imprintPitch,
  );
}

/** 7.4.3: 印发机关左空一字，印发日期右空一字，日期后加“印发”二字. A 简报 says both at its head, and here how many were printed. */
function issuerLine({ issuer, date, copies }: Imprint, fonts: Fonts): Paragraph {
  const words = copies === undefined ? `${issuer}\t${longDate(date)}印发` : `\t共印${copies}份`;
  return line(
    [text(words, fonts.fang, { size: size.small })],
    {
      indent: { left: smallCharacter, right: smallCharacter },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth - smallCharacter }],
    },
    imprintPitch,
  );
}

import { AlignmentType, type Paragraph, type Table } from "docx";
import { briefingPart } from "./document-briefing.ts";
import { pictureLine } from "./document-picture.ts";
import { documentTable } from "./document-table.ts";
import {
  blankLine,
  character,
  type Fonts,
  indented,
  line,
  longDate,
  size,
  text,
  titlePitch,
  widthOf,
} from "./document-style.ts";
import type { Block, Heading, OfficialDocument } from "./official-document.ts";
import { titleLines } from "./title-lines.ts";

const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 → 一, 12 → 十二, 21 → 二十一; headings never reach a hundred. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return (tens > 1 ? numerals[tens]! : "") + (tens > 0 ? "十" : "") + (ones > 0 || tens === 0 ? numerals[ones]! : "");
}

/** 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注；第一层用黑体、第二层用楷体、第三层和第四层用仿宋. */
const marks: Record<Heading["level"], (n: number) => string> = {
  1: (n) => `${chineseNumber(n)}、`,
  2: (n) => `（${chineseNumber(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
};

/** `tied`: the last block stays with what follows it, so that a signature never stands on a page of its own. */
export function documentBlocks(blocks: readonly Block[], fonts: Fonts, tied = false): (Paragraph | Table)[] {
  const counts = [0, 0, 0, 0];
  return blocks.flatMap((block, i): (Paragraph | Table)[] => {
    const keepNext = tied && i === blocks.length - 1;
    if (block.kind === "table") {
      // Two tables in a row would grow together.
      const apart = blocks[i + 1]?.kind === "table" || i === blocks.length - 1 ? [blankLine(fonts, { keepNext })] : [];
      return [...documentTable(block, fonts, keepNext), ...apart];
    }
    if (block.kind === "picture") return [pictureLine(block)];
    if (block.kind === "paragraph") {
      const lead = block.lead === undefined ? [] : [text(block.lead, fonts.black)];
      return [line([...lead, ...block.runs.map((run) => text(run.text, fonts.fang))], { ...indented, keepNext })];
    }
    if (block.kind !== "heading") {
      counts.fill(0);
      return briefingPart(block, fonts);
    }
    const number = (counts[block.level - 1] = counts[block.level - 1]! + 1);
    counts.fill(0, block.level);
    return [heading(block, number, fonts, keepNext)];
  });
}

function heading(block: Heading, number: number, fonts: Fonts, tied: boolean): Paragraph {
  const face = { 1: fonts.black, 2: fonts.kai, 3: fonts.fang, 4: fonts.fang }[block.level];
  const runs = (block.runs ?? []).map((run) => text(run.text, fonts.fang));
  return line([text(marks[block.level](number) + block.text, face), ...runs], {
    ...indented,
    keepNext: tied || runs.length === 0,
  });
}

/** Below the body: 附件说明, 署名 and 成文日期, 附注. */
export function documentEnd(model: OfficialDocument, fonts: Fonts): Paragraph[] {
  return [...attachmentNote(model, fonts), ...signature(model, fonts), ...remark(model, fonts)];
}

/** 7.3.4: 正文下空一行左空二字编排“附件”二字，后标全角冒号和附件名称；名称后不加标点；回行与上一行首字对齐. */
function attachmentNote({ attachments = [], signature: signed }: OfficialDocument, fonts: Fonts): Paragraph[] {
  const keepNext = signed !== undefined;
  const several = attachments.length > 1;
  const hanging = (several ? 6.5 : 5) * character;
  const notes = attachments.map(({ title }, i) => {
    const label = i === 0 ? "附件：" : "　　　";
    const number = several ? `${i + 1}.` : "";
    return line([text(`${label}${number}${title}`, fonts.fang)], {
      indent: { left: hanging, hanging: hanging - 2 * character },
      keepNext,
    });
  });
  return notes.length > 0 ? [blankLine(fonts, { keepNext }), ...notes] : [];
}

interface Indents {
  readonly agency: number;
  readonly date: number;
}

/**
 * 7.3.5.1 加盖印章：成文日期右空四字，署名以成文日期为准居中. 7.3.5.2 不加盖印章：署名右空二字，成文日期首字比署名首字右移二字；
 * 成文日期长于署名的，成文日期右空二字，相应增加署名右空字数.
 */
export function signatureIndents(agency: string, date: string, sealed: boolean): Indents {
  const [agencyWidth, dateWidth] = [widthOf(agency), widthOf(date)];
  if (sealed) return { date: 4, agency: Math.max(0, 4 + (dateWidth - agencyWidth) / 2) };
  const date2 = agencyWidth - dateWidth;
  return date2 >= 2 ? { agency: 2, date: date2 } : { date: 2, agency: 4 + dateWidth - agencyWidth };
}

function signature({ signature: signed }: OfficialDocument, fonts: Fonts): Paragraph[] {
  if (!signed) return [];
  const date = longDate(signed.date);
  const indents = signatureIndents(signed.agency, date, signed.sealed ?? false);
  const right = (content: string, characters: number, last: boolean) =>
    line([text(content, fonts.fang)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(characters * (character - 5)) },
      keepNext: !last,
    });
  const room = Array.from({ length: signed.sealed ? 2 : 1 }, () => blankLine(fonts, { keepNext: true }));
  return [...room, right(signed.agency, indents.agency, false), right(date, indents.date, true)];
}

/** 7.3.6: 附注居左空二字加圆括号编排在成文日期下一行. */
const remark = ({ note }: OfficialDocument, fonts: Fonts): Paragraph[] =>
  note === undefined
    ? []
    : [line([text(`（${note}）`, fonts.fang)], { indent: { firstLine: 2 * character, firstLineChars: 200 } })];

/** 7.3.7: 附件另面编排；“附件”二字及顺序号用 3 号黑体顶格在第一行，标题居中在第三行. */
export function attachmentPages({ attachments = [] }: OfficialDocument, fonts: Fonts): (Paragraph | Table)[] {
  return attachments.flatMap(({ title, body }, i) => [
    line([text(attachments.length > 1 ? `附件${i + 1}` : "附件", fonts.black)], { pageBreakBefore: true }),
    blankLine(fonts),
    ...titleLines(title).map((part) =>
      line([text(part, fonts.title, { size: size.title })], { alignment: AlignmentType.CENTER }, titlePitch),
    ),
    blankLine(fonts),
    ...documentBlocks(body, fonts),
  ]);
}

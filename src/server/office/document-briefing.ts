import { AlignmentType, type Paragraph } from "docx";
import { blankLine, type Fonts, indented, line, size, text, titlePitch } from "./document-style.ts";
import type { BriefingPart } from "./official-document.ts";
import { titleLines } from "./title-lines.ts";

const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const;

/** 简报 is no business of GB/T 9704: 目录、栏目 and titles follow its faces and sizes. */
export function briefingPart(part: BriefingPart, fonts: Fonts): Paragraph[] {
  switch (part.kind) {
    case "contents":
      return [
        line([text("本期要目", fonts.black)], centred),
        ...part.titles.map((title) => line([text(`◇${title}`, fonts.fang)], indented)),
        blankLine(fonts),
      ];
    case "section":
      return [line([text(`【${part.text}】`, fonts.black)], centred)];
    case "item-title":
      return [...itemTitle(part.text, fonts), ...credit(part.credit, fonts)];
  }
}

const itemTitle = (title: string, fonts: Fonts) => [
  blankLine(fonts, { keepNext: true }),
  ...titleLines(title).map((part) => line([text(part, fonts.title, { size: size.title })], centred, titlePitch)),
];

const credit = (unit: string, fonts: Fonts) => [
  ...(unit === "" ? [] : [line([text(`（${unit}）`, fonts.kai)], centred)]),
  blankLine(fonts, { keepNext: true }),
];

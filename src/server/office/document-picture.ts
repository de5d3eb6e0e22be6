import { AlignmentType, ImageRun, LineRuleType, Paragraph } from "docx";
import type { Picture } from "./official-document.ts";

/** A line of exact height, as all others are, would cut the picture off. */
export function pictureLine({ png, millimetres, words }: Picture): Paragraph {
  const pixels = Math.round((millimetres / 25.4) * 96);
  const altText = { name: words, title: words, description: words };
  const image = new ImageRun({ type: "png", data: png, transformation: { width: pixels, height: pixels }, altText });
  return new Paragraph({
    children: [image],
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.AUTO },
  });
}

import { formatChinese } from "#domain/date.ts";
import { headingMarks, plainHeading } from "#domain/bulletins/numbering.ts";
import { settled } from "#domain/bulletins/settled.ts";
import type { Block } from "#domain/bulletins/text-blocks.ts";
import type { Bulletin, Words } from "./bulletin-types.ts";
import { PaperText } from "./PaperText.tsx";

interface PaperProps {
  readonly bulletin: Bulletin;
  readonly words: Words;
  readonly onOpen: (key: string) => void;
}

/** An A4 sheet after GB/T 9704-2012, on screen in one length; the Word file has the pages. */
export function Paper({ bulletin, words, onOpen }: PaperProps) {
  const { asOf, issuedOn, documentNumber, frozen } = bulletin;
  const date = formatChinese(issuedOn ?? asOf);
  const values = new Map(bulletin.values.map((value) => [value.key, value]));
  const blocks = settled(words.blocks, Object.fromEntries(bulletin.values.map(({ key, display }) => [key, display])));
  const marks = headingMarks(blocks);
  const text = (content: string) => <PaperText text={content} values={values} onOpen={onOpen} />;
  return (
    <>
      <p className="paper-note no-print">
        {frozen
          ? `数字为 ${asOf} 印发时的数字，点开可看当时的口径和明细。`
          : `数字为 ${asOf} 的实时数字，点开可看口径和明细；印发时定格。屏幕预览不分页，以下载的 Word 文件为准。`}
      </p>
      <article className="paper" aria-label="公文预览">
        <p className="paper-head" style={{ "--letters": [...`${words.issuer}文件`].length } as React.CSSProperties}>
          {words.issuer}文件
        </p>
        <p className="paper-number">{documentNumber || "（印发时编号）"}</p>
        <hr className="paper-rule" />
        <h2 className="paper-title">{words.title}</h2>
        {words.recipients && <p className="paper-to">{words.recipients}：</p>}
        {blocks.map((block, at) => (
          <PaperBlock key={at} block={block} mark={marks[at]!} text={text} />
        ))}
        <p className="paper-sign">
          <span>{words.issuer}</span>
          <span>{date}</span>
        </p>
        <footer className="paper-imprint">
          {words.copyTo && <p className="paper-copy">抄送：{words.copyTo.replace(/[。.]$/u, "")}。</p>}
          <p className="paper-printed">
            <span>{words.printOffice || words.issuer}</span>
            <span>{date}印发</span>
          </p>
        </footer>
      </article>
    </>
  );
}

interface PaperBlockProps {
  readonly block: Block;
  readonly mark: string;
  readonly text: (content: string) => React.ReactNode;
}

function PaperBlock({ block, mark, text }: PaperBlockProps) {
  if (block.kind === "paragraph") return <p>{text(block.text)}</p>;
  if (block.kind !== "table") {
    const Level = block.kind === "heading1" ? "h3" : "h4";
    return (
      <Level>
        {mark}
        {text(plainHeading(block.text))}
      </Level>
    );
  }
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((cell, column) => (
            <th key={column} scope="col">
              {text(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column} className={cell.startsWith("{{") ? "paper-count" : undefined}>
                {text(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

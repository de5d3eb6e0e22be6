import { formatChinese } from "#domain/date.ts";
import { PaperBlocks } from "../composer/PaperBlocks.tsx";
import { BriefingPaper, PaperTitle } from "./BriefingPaper.tsx";
import type { Bulletin, Words } from "./bulletin-types.ts";

interface PaperProps {
  readonly bulletin: Bulletin;
  readonly words: Words;
  readonly onOpen: (key: string) => void;
}

/** An A4 sheet after GB/T 9704-2012, on screen in one length; the Word file has the pages. */
export function Paper({ bulletin, words, onOpen }: PaperProps) {
  const { asOf, frozen } = bulletin;
  return (
    <>
      <p className="paper-note no-print">
        {frozen
          ? `数字为 ${asOf} 印发时的数字，点开可看当时的口径和明细。`
          : `数字为 ${asOf} 的实时数字，点开可看口径和明细；印发时定格。屏幕预览不分页，以下载的 Word 文件为准。`}
      </p>
      {bulletin.kind === "briefing" ? (
        <BriefingPaper bulletin={bulletin} words={words} onOpen={onOpen} />
      ) : (
        <CircularPaper bulletin={bulletin} words={words} onOpen={onOpen} />
      )}
    </>
  );
}

function CircularPaper({ bulletin, words, onOpen }: PaperProps) {
  const { asOf, issuedOn, documentNumber } = bulletin;
  const date = formatChinese(issuedOn ?? asOf);
  return (
    <article className="paper" aria-label="公文预览">
      <p className="paper-head" style={{ "--letters": [...`${words.issuer}文件`].length } as React.CSSProperties}>
        {words.issuer}文件
      </p>
      <p className="paper-number">{documentNumber || "（印发时编号）"}</p>
      <hr className="paper-rule" />
      <PaperTitle>{words.title}</PaperTitle>
      {words.recipients && <p className="paper-to">{words.recipients}：</p>}
      <PaperBlocks blocks={words.blocks} values={bulletin.values} onOpen={onOpen} />
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
  );
}

import { formatChinese } from "#domain/date.ts";
import { PaperBlocks } from "../composer/PaperBlocks.tsx";
import { PaperText } from "../composer/PaperText.tsx";
import type { Bulletin, Words } from "./bulletin-types.ts";

interface BriefingPaperProps {
  readonly bulletin: Bulletin;
  readonly words: Words;
  readonly onOpen: (key: string) => void;
}

/** 简报 on screen: red masthead, issue, issuer and day, the items, 报、送、发 and the copies at the foot. */
export function BriefingPaper({ bulletin, words, onOpen }: BriefingPaperProps) {
  const { masthead, issue, items, values, issuedOn, asOf } = bulletin;
  const known = new Map(values.map((value) => [value.key, value]));
  const text = (content: string) => <PaperText text={content} values={known} onOpen={onOpen} />;
  return (
    <article className="paper" aria-label="简报预览">
      <p className="paper-head paper-masthead" style={{ "--letters": [...masthead].length } as React.CSSProperties}>
        {masthead}
      </p>
      <p className="paper-issue">{issue}</p>
      <p className="paper-printed">
        <span>{words.issuer}</span>
        <span>{formatChinese(issuedOn ?? asOf)}</span>
      </p>
      <hr className="paper-rule" />
      {items.length === 0 && <PaperTitle>{words.title}</PaperTitle>}
      {words.note && (
        <p>
          <b>按：</b>
          {text(words.note)}
        </p>
      )}
      {words.contents && items.length > 0 && (
        <>
          <p className="paper-section">本期要目</p>
          {items.map(({ id, title }) => (
            <p key={id}>◇{title === "" ? <Untitled /> : text(title)}</p>
          ))}
        </>
      )}
      <PaperBlocks blocks={words.blocks} values={values} onOpen={onOpen} />
      {items.map(({ id, section, title, credit, blocks }, at) => (
        <section key={id}>
          {section && section !== items[at - 1]?.section && <p className="paper-section">【{section}】</p>}
          <h2 className="paper-title paper-item">{title === "" ? <Untitled /> : text(title)}</h2>
          {credit && <p className="paper-credit">（{credit}）</p>}
          <PaperBlocks blocks={blocks} values={values} onOpen={onOpen} />
        </section>
      ))}
      <BriefingFoot words={words} />
    </article>
  );
}

/** What has no title yet says so: an empty line looks like a fault of the page. */
const Untitled = () => <span className="paper-untitled">（未填标题）</span>;

export const PaperTitle = ({ children }: { readonly children: string }) => (
  <h2 className="paper-title">{children.trim() === "" ? <Untitled /> : children}</h2>
);

function BriefingFoot({ words }: { readonly words: Words }) {
  const lines = [
    ["报", words.reportTo],
    ["送", words.sendTo],
    ["发", words.issueTo],
  ].filter((line): line is [string, string] => Boolean(line[1]));
  return (
    <footer className="paper-imprint">
      {lines.map(([label, names]) => (
        <p key={label} className="paper-copy">
          {label}：{names.replace(/[。.]$/u, "")}。
        </p>
      ))}
      {words.copies != null && (
        <p className="paper-printed">
          <span />
          <span>共印{words.copies}份</span>
        </p>
      )}
    </footer>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { Link } from "wouter";
import { bulletins } from "#contract/bulletins.ts";
import type { Result } from "#contract/route.ts";
import { type Piece, pieceChanges } from "#domain/bulletins/difference.ts";
import { blockChangeLabel } from "#domain/bulletins/labels.ts";
import { blockKindLabel } from "#domain/figures/labels.ts";
import { type Block, parse } from "#domain/figures/text-blocks.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { Bulletin } from "./bulletin-types.ts";

type Difference = Result<typeof bulletins.difference>;
type Change = Difference["blocks"][number];
type FigureChange = Difference["figures"][number];

/** Numbers before and after, and the text that was changed, against the last one of its kind or the one it corrects. */
export function DifferencePanel({ bulletin: { id, values, corrects } }: { bulletin: Bulletin }) {
  const { data, error } = useQuery(useApi().query(bulletins.difference, { params: { id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting />;
  const { against, figures, blocks } = data;
  if (!against) return <Empty>此前没有印发过同类（同系列）的通报、简报，没有可以比较的内容。</Empty>;
  const names = new Map([...values, ...figures].map(({ key, name }) => [key, name]));
  const moved = figures.filter(({ before, after }) => before !== null && after !== null);
  const wide = moved.some(({ after }) => isLong(after!));
  return (
    <div className="difference">
      <Against issue={against} corrected={corrects?.id === against.id} />
      <Table
        rows={moved}
        rowKey={(row) => row.key}
        caption={`数值有变化的 ${moved.length} 项`}
        empty={<Empty>两份都用到的数字没有变化。</Empty>}
        columns={[
          { head: "指标", cell: (row) => row.name },
          { head: "上一份", cell: (row) => <Value text={row.before!} />, align: "end", width: wide ? 260 : 90 },
          { head: "本份", cell: (row) => <Value text={row.after!} />, align: "end", width: wide ? 260 : 90 },
        ]}
      />
      <OnlyIn title="只在上一份使用的数字" figures={figures.filter(({ after }) => after === null)} />
      <OnlyIn title="只在本份使用的数字" figures={figures.filter(({ before }) => before === null)} />
      <h3>文字改动 {blocks.length} 处</h3>
      {blocks.length === 0 && <Empty>文字与上一份相同。</Empty>}
      {blocks.map((change, at) => (
        <BlockChange key={at} change={change} names={names} />
      ))}
    </div>
  );
}

interface AgainstProps {
  readonly issue: NonNullable<Difference["against"]>;
  /** It is the one this text corrects. */
  readonly corrected: boolean;
}

function Against({ issue, corrected }: AgainstProps) {
  const { id, title, documentNumber, issuedOn, periodFrom, periodTo } = issue;
  const period = `　统计期：${periodFrom ?? "本轮启动"}至${periodTo ?? issuedOn}`;
  return (
    <p>
      {corrected ? "与所更正的一份比较：" : "与上一份（同类通报或者同系列简报）比较："}
      <Link href={`/bulletins/${id}`}>
        《{title}》（{documentNumber}，{issuedOn}）
      </Link>
      {(periodFrom !== null || periodTo !== null) && period}
    </p>
  );
}

function OnlyIn({ title, figures }: { title: string; figures: readonly FigureChange[] }) {
  if (figures.length === 0) return null;
  return (
    <details>
      <summary>
        {title} {figures.length} 项
      </summary>
      {figures.map(({ name, before, after }) => `${name} ${before ?? after}`).join("；")}
    </details>
  );
}

const isLong = (text: string) => text.length > 10;

/** A number stands at the end of its column; a breakdown reads as the sentence it is. */
function Value({ text }: { text: string }) {
  return isLong(text) ? <span className="difference-parts">{text}</span> : text;
}

interface BlockChangeProps {
  readonly change: Change;
  readonly names: ReadonlyMap<string, string>;
}

function BlockChange({ change: { kind, before, after }, names }: BlockChangeProps) {
  const pieces = pieceChanges(before ? wordsOf(before, names) : "", after ? wordsOf(after, names) : "");
  return (
    <section className="change">
      <h4>
        {blockChangeLabel[kind]}　{blockKindLabel[(after ?? before)!.kind]}
      </h4>
      {before && <Side word="原文" pieces={pieces.before} mark="del" />}
      {after && <Side word="现文" pieces={pieces.after} mark="ins" />}
    </section>
  );
}

interface SideProps {
  readonly word: string;
  readonly pieces: readonly Piece[];
  readonly mark: "del" | "ins";
}

/** What both texts say stands plain; only what one of them says is marked. */
function Side({ word, pieces, mark: Mark }: SideProps) {
  return (
    <p>
      <span>{word}</span>
      <span className="change-text">
        {pieces.map(({ text, own }, at) => (own ? <Mark key={at}>{text}</Mark> : <Fragment key={at}>{text}</Fragment>))}
      </span>
    </p>
  );
}

/** A number stands in the text by its name: its value is in the table above. */
function wordsOf(block: Block, names: ReadonlyMap<string, string>): string {
  const named = (text: string) =>
    parse(text)
      .map((part) => (part.kind === "text" ? part.text : `〔${names.get(part.use.key) ?? part.use.key}〕`))
      .join("");
  if (block.kind !== "table") return named(block.text);
  return [block.head, ...block.rows].map((row) => row.map(named).join(" ｜ ")).join("\n");
}

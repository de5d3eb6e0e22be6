import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { bulletins } from "#contract/bulletins.ts";
import type { Result } from "#contract/route.ts";
import { blockChangeLabel, blockKindLabel } from "#domain/bulletins/labels.ts";
import type { Block } from "#domain/bulletins/text-blocks.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";

type Change = Result<typeof bulletins.difference>["blocks"][number];

/** Numbers before and after, and the text that was changed, against the last one published for the round. */
export function DifferencePanel({ id }: { id: string }) {
  const { data, error } = useQuery(useApi().query(bulletins.difference, { params: { id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting />;
  const { against, figures, blocks } = data;
  if (!against) return <Empty>本轮此前没有印发过通报，没有可以比较的内容。</Empty>;
  return (
    <div className="difference">
      <p>
        比较对象：
        <Link href={`/bulletins/${against.id}`}>
          《{against.title}》（{against.documentNumber}，{against.issuedOn}）
        </Link>
      </p>
      <Table
        rows={figures}
        rowKey={(row) => row.key}
        caption={`数字不同的 ${figures.length} 项`}
        empty={<Empty>数字与上一份相同。</Empty>}
        columns={[
          { head: "指标", cell: (row) => row.name },
          { head: "上一份", cell: (row) => row.before ?? "未使用", align: "end", width: 90 },
          { head: "本份", cell: (row) => row.after ?? "未使用", align: "end", width: 90 },
        ]}
      />
      <h3>文字改动 {blocks.length} 处</h3>
      {blocks.length === 0 && <Empty>文字与上一份相同。</Empty>}
      {blocks.map((change, at) => (
        <BlockChange key={at} change={change} />
      ))}
    </div>
  );
}

function BlockChange({ change: { kind, before, after } }: { change: Change }) {
  return (
    <section className="change">
      <h4>
        {blockChangeLabel[kind]}　{blockKindLabel[(after ?? before)!.kind]}
      </h4>
      {before && (
        <p>
          <span>原文</span>
          <del>{wordsOf(before)}</del>
        </p>
      )}
      {after && (
        <p>
          <span>现文</span>
          <ins>{wordsOf(after)}</ins>
        </p>
      )}
    </section>
  );
}

const wordsOf = (block: Block) =>
  block.kind === "table" ? [block.head, ...block.rows].map((row) => row.join(" ｜ ")).join("\n") : block.text;

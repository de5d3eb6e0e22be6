import { useQuery } from "@tanstack/react-query";
import type { Result } from "#contract/route.ts";
import { draws } from "#contract/draws.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, ProblemNote, Table } from "../../ui/index.ts";
import type { Draw } from "./contract-types.ts";

type Line = Result<typeof draws.result>["objects"][number];

/** More do not fit under frame and officers: the certificate is one page, and the list is in its file. */
const onOnePage = 12;

/** Before the start only the team comes here; a thousand lines are one scroll. */
export function DrawResult({ draw }: { draw: Draw }) {
  const { data, error } = useQuery(useApi().query(draws.result, { params: { id: draw.id } }));
  const isLong = (data?.objects.length ?? 0) > onOnePage;
  return (
    <Card
      title="抽取结果"
      note={data && `共 ${data.objects.length} 个${data.sealed ? "，启动前仅督查组可见，请勿外传" : ""}`}
    >
      <ProblemNote problem={error} />
      {data && (
        <p className="draw-hash draw-result-hash">
          结果 SHA-256 {data.resultSha256}
          <br />
          随机种子 {data.seed}
        </p>
      )}
      <div className={isLong ? "no-print" : undefined}>
        <Table name="draw-result" rows={error ? [] : data?.objects} rowKey={(row) => row.id} columns={columns} />
      </div>
      {isLong && <p className="draw-on-paper">名单和分工见证书文件，文件内容由结果 SHA-256 保证。</p>}
    </Card>
  );
}

const columns: readonly Column<Line>[] = [
  { head: "序号", cell: (row) => row.position, align: "end", width: 60 },
  { head: "对象", cell: (row) => row.name, always: true },
  { head: "层", cell: (row) => row.stratum },
  { head: "组别", cell: (row) => row.group || "—", width: 90 },
  { head: "督查人员", cell: (row) => row.inspectors.join("、") },
];

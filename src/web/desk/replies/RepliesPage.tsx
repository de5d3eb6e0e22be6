import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useSearchParams } from "wouter";
import { replies } from "#contract/namings.ts";
import type { Result } from "#contract/route.ts";
import { namingKindLabel, namingToneLabel } from "#domain/bulletins/naming.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, type Column, Empty, Page, ProblemNote, Table } from "../../ui/index.ts";
import { ReplyButtons } from "./ReplyButtons.tsx";
import { ReplyList } from "./ReplyList.tsx";
import { waitsForReply } from "./waits-for-reply.ts";

type Received = Result<typeof replies.received>[number];
type Named = Result<typeof replies.mine>[number];

/** What a township or unit receives, and what of it names them. */
export function RepliesPage() {
  const { query } = useApi();
  const received = useQuery(query(replies.received, { query: {} }));
  const named = useQuery(query(replies.mine, { query: {} }));
  const [params, setParams] = useSearchParams();
  const waits = params.get("waits") === "reply";
  const shown = named.data?.filter((row) => !waits || waitsForReply(row));
  return (
    <Page title="通报简报和说明情况" subtitle="收到的是发至乡镇的版本；被点名的可以在期限内说明情况，与原文一并存档。">
      <ProblemNote problem={received.error ?? named.error} />
      <Card title="涉及本辖区、本单位的点名" note={shown && `共 ${shown.length} 项`}>
        <div className="filters">
          <Checkbox checked={waits} onChange={({ target }) => setParams(target.checked ? { waits: "reply" } : {})}>
            只看可以说明、还没有说明的
          </Checkbox>
        </div>
        <div className="folded">
          <Table
            short
            rows={shown}
            rowKey={(row) => row.id}
            columns={namedColumns}
            empty={<Empty>{waits ? "没有等您说明情况的点名。" : "没有通报、简报点名本辖区、本单位。"}</Empty>}
          />
        </div>
      </Card>
      <Card title="收到的通报、简报" note={received.data && `共 ${received.data.length} 份`}>
        <Table
          name="received"
          rows={received.data}
          rowKey={(row) => row.id}
          columns={receivedColumns}
          empty={<Empty>还没有收到通报、简报。</Empty>}
        />
      </Card>
    </Page>
  );
}

const namedColumns: Column<Named>[] = [
  { head: "对象", cell: (row) => row.shown, always: true },
  { head: "性质", cell: (row) => <span className="tight">{namingToneLabel[row.tone]}</span> },
  { head: "类别", cell: (row) => <span className="tight">{namingKindLabel[row.kind]}</span> },
  { head: "事由", cell: (row) => row.purpose },
  { head: "出自", cell: (row) => `${row.title}（${row.documentNumber}，${row.issuedOn}）` },
  { head: "说明情况", cell: (row) => <ReplyList stand={row.stand} replies={row.replies} /> },
  { head: "办理", cell: (row) => <ReplyButtons id={row.id} can={row.can} /> },
];

const receivedColumns: Column<Received>[] = [
  { head: "标题", cell: (row) => <Title row={row} />, always: true },
  { head: "字号、期号", cell: (row) => row.documentNumber },
  { head: "印发日期", cell: (row) => row.issuedOn, width: 110 },
  { head: "发文机关", cell: (row) => row.issuer },
  { head: "文件", cell: (row) => <FileButton id={row.id} />, width: 120 },
];

/** Who reads a text that was corrected must not stop at it. */
const Title = ({ row: { title, correctedBy } }: { readonly row: Received }) =>
  correctedBy === null ? (
    title
  ) : (
    <>
      {title}
      <br />
      <small>已更正，以《{correctedBy}》为准</small>
    </>
  );

function FileButton({ id }: { readonly id: string }) {
  const { send, sending, problem } = useDownload(replies.document);
  return (
    <>
      <Button size="small" loading={sending} onClick={() => send({ params: { id } })}>
        下载 Word
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}

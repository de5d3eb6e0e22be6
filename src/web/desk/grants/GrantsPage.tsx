import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { grants } from "#contract/accounts.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import {
  Card,
  ConfirmButton,
  Empty,
  instant,
  Page,
  ProblemNote,
  SearchBox,
  Table,
  toast,
  useSearchText,
} from "../../ui/index.ts";
import { roleLabel } from "#domain/labels.ts";
import { NewGrantForm } from "./NewGrantForm.tsx";
import { ResetsCard } from "./ResetsCard.tsx";
import { WithoutOffice } from "./WithoutOffice.tsx";

type GrantRow = Result<typeof grants.list>[number];

export function GrantsPage() {
  const search = useSearchText();
  const { data, error } = useQuery(useApi().query(grants.list, {}));
  // The account the form begins with; "" is a form that begins with none.
  const [adding, setAdding] = useState<string | null>(null);
  const rows = data?.filter((row) => textOf(row).includes(search));
  const add = (
    <Button type="primary" onClick={() => setAdding("")}>
      授予岗位
    </Button>
  );
  return (
    <Page title="岗位授权" subtitle="一人可以有多个岗位；三员不得互兼，也不得兼任业务岗位。" actions={add}>
      <ProblemNote problem={error} />
      <ResetsCard />
      <WithoutOffice onGrant={setAdding} />
      <Card title="现有授权" note={rows && `共 ${rows.length} 项`}>
        <div className="filters">
          <SearchBox placeholder="姓名、岗位或区域" />
        </div>
        <Table
          rows={error ? [] : rows}
          rowKey={(row) => row.id}
          empty={<Empty>{search ? "没有查到相符的授权。" : "还没有授权。请选一个账号，授予岗位。"}</Empty>}
          columns={[
            { head: "姓名", cell: (row) => row.accountName },
            { head: "登录名", cell: (row) => row.loginName },
            { head: "岗位", cell: (row) => roleLabel[row.role] },
            { head: "管辖区域（单位）", cell: (row) => row.place },
            { head: "授权时间", cell: (row) => instant(row.grantedAt) },
            { head: "办理", cell: (row) => <RevokeButton grant={row} />, width: 90 },
          ]}
        />
      </Card>
      <Modal title="授予岗位" open={adding !== null} footer={null} destroyOnHidden onCancel={() => setAdding(null)}>
        <NewGrantForm accountId={adding || undefined} onClose={() => setAdding(null)} />
      </Modal>
    </Page>
  );
}

function RevokeButton({ grant }: { grant: GrantRow }) {
  const { send, sending, problem } = useWrite(grants.revoke, {
    refresh: [grants.list, grants.accounts],
    onDone: () => toast(`已收回${grant.accountName}的${roleLabel[grant.role]}岗位。`),
  });
  return (
    <>
      <ConfirmButton
        size="small"
        danger
        sending={sending}
        question={`收回后，${grant.accountName}立即不能再以“${roleLabel[grant.role]}（${grant.place}）”办理业务。`}
        reason={{ label: "收回事由", min: 2 }}
        onConfirm={(reason) => send({ params: { id: grant.id }, body: { reason } })}
      >
        收回
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}

function textOf({ accountName, loginName, role, place }: GrantRow): string {
  return [accountName, loginName, roleLabel[role], place].join(" ");
}

import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { accounts } from "#contract/accounts.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, instant, Page, ProblemNote, SearchBox, Table, useSearchText } from "../../ui/index.ts";
import { AccountActions, type AccountRow } from "./AccountActions.tsx";
import { InitialPassword, type Issued } from "./InitialPassword.tsx";
import { NewAccountForm } from "./NewAccountForm.tsx";

export function AccountsPage() {
  const search = useSearchText();
  const { data: rows, error, isFetching } = useQuery(useApi().query(accounts.list, { query: { search } }));
  const [adding, setAdding] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      开设账号
    </Button>
  );
  return (
    <Page title="账号管理" subtitle="新账号不带任何权限，由安全管理员授权后方可使用。" actions={add}>
      <ProblemNote problem={error} />
      <Card title="账号" note={rows && `共 ${rows.length} 个`}>
        <div className="filters">
          <SearchBox placeholder="姓名或登录名" />
        </div>
        <Table
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={<Empty>{search ? "没有查到这个姓名或登录名的账号。" : "还没有账号，请先开设。"}</Empty>}
          columns={[
            { head: "姓名", cell: (row) => row.name, always: true },
            { head: "登录名", cell: (row) => row.loginName },
            { head: "手机号", cell: (row) => row.phoneMasked ?? "未登记" },
            { head: "岗位数", cell: (row) => row.officeCount, align: "end", width: 80 },
            { head: "状况", cell: stateWords },
            { head: "开设时间", cell: (row) => instant(row.createdAt) },
            { head: "办理", cell: (row) => <AccountActions account={row} onIssued={setIssued} />, width: 250 },
          ]}
        />
      </Card>
      <Modal title="开设账号" open={adding} footer={null} destroyOnHidden onCancel={() => setAdding(false)}>
        <NewAccountForm
          onCancel={() => setAdding(false)}
          onIssued={(one) => {
            setAdding(false);
            setIssued(one);
          }}
        />
      </Modal>
      <InitialPassword issued={issued} onClose={() => setIssued(null)} />
    </Page>
  );
}

function stateWords({ disabledAt, lockedUntil, resetAt, mustChangePassword }: AccountRow): string {
  if (disabledAt) return `已于 ${instant(disabledAt)} 停用`;
  if (resetAt) return "密码已重置，待安全管理员核实";
  if (lockedUntil) return `锁定至 ${instant(lockedUntil)}`;
  return mustChangePassword ? "初始密码未改" : "正常";
}

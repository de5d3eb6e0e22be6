import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { accounts } from "#contract/accounts.ts";
import { useApi } from "../../api/use-api.ts";
import {
  Card,
  type Column,
  Empty,
  instant,
  Page,
  ProblemNote,
  SearchBox,
  Table,
  useSearchText,
} from "../../ui/index.ts";
import { AccountActions, type AccountRow } from "./AccountActions.tsx";
import { InitialPassword, type Issued } from "./InitialPassword.tsx";
import { NewAccountForm } from "./NewAccountForm.tsx";

export function AccountsPage() {
  const search = useSearchText();
  const { rows, error, isFetching, onlyLocked, setOnlyLocked } = useAccounts(search);
  const [adding, setAdding] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      开设账号
    </Button>
  );
  const acts = {
    head: "办理",
    cell: (row: AccountRow) => <AccountActions account={row} onIssued={setIssued} />,
    width: 250,
  };
  return (
    <Page title="账号管理" subtitle="新账号不带任何权限，由安全管理员授权后方可使用。" actions={add}>
      <ProblemNote problem={error} />
      <Card title="账号" note={rows && `共 ${rows.length} 个`}>
        <div className="filters">
          <SearchBox placeholder="姓名或登录名" />
          <Checkbox checked={onlyLocked} onChange={({ target }) => setOnlyLocked(target.checked)}>
            只看锁定的
          </Checkbox>
        </div>
        <Table
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={<Empty>{emptyWords(search, onlyLocked)}</Empty>}
          columns={[...columns, acts]}
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

function useAccounts(search: string) {
  const [params, setParams] = useSearchParams();
  const onlyLocked = params.get("locked") === "1";
  const { data, error, isFetching } = useQuery(useApi().query(accounts.list, { query: { search } }));
  const rows = data?.filter(({ lockedUntil }) => !onlyLocked || lockedUntil !== null);
  const setOnlyLocked = (on: boolean) => setParams({ ...(search && { search }), ...(on && { locked: "1" }) });
  return { rows, error, isFetching, onlyLocked, setOnlyLocked };
}

const columns: Column<AccountRow>[] = [
  { head: "姓名", cell: (row) => row.name, always: true },
  { head: "登录名", cell: (row) => row.loginName },
  { head: "手机号", cell: (row) => row.phoneMasked ?? "未登记" },
  { head: "岗位数", cell: (row) => row.officeCount, align: "end", width: 80 },
  { head: "状况", cell: stateWords },
  { head: "开设时间", cell: (row) => instant(row.createdAt) },
];

function emptyWords(search: string, onlyLocked: boolean): string {
  if (onlyLocked) return "没有锁定的账号。";
  return search ? "没有查到这个姓名或登录名的账号。" : "还没有账号，请先开设。";
}

function stateWords({ disabledAt, lockedUntil, resetAt, mustChangePassword }: AccountRow): string {
  if (disabledAt) return `已于 ${instant(disabledAt)} 停用`;
  if (resetAt) return "密码已重置，待安全管理员核实";
  if (lockedUntil) return `锁定至 ${instant(lockedUntil)}`;
  return mustChangePassword ? "初始密码未改" : "正常";
}

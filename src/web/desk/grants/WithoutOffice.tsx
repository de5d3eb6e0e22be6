import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { grants } from "#contract/accounts.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Table } from "../../ui/index.ts";

/** Accounts nobody has given an office yet: the list behind the number on the 工作台. */
export function WithoutOffice({ onGrant }: { onGrant: (accountId: string) => void }) {
  const { data } = useQuery(useApi().query(grants.accounts, {}));
  const rows = data?.filter(({ officeCount }) => officeCount === 0) ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title="还没有岗位的账号" note={`共 ${rows.length} 个`}>
      <Table
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "姓名", cell: (row) => row.name },
          { head: "登录名", cell: (row) => row.loginName },
          {
            head: "办理",
            cell: (row) => (
              <Button size="small" onClick={() => onGrant(row.id)}>
                授予岗位
              </Button>
            ),
            width: 110,
          },
        ]}
      />
    </Card>
  );
}

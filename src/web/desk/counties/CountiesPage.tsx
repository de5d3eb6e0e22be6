import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { counties } from "#contract/registry.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, ProblemNote, Table } from "../../ui/index.ts";
import { NewCountyForm } from "./NewCountyForm.tsx";

export function CountiesPage() {
  const { data: rows, error, isFetching } = useQuery(useApi().query(counties.list, {}));
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      建立县（市、区）
    </Button>
  );
  return (
    <Page
      title="县（市、区）"
      subtitle="每个县（市、区）的数据各自独立。建立后由安全管理员授予县级专班岗位，乡镇和村由县级专班维护。"
      actions={add}
    >
      <ProblemNote problem={error} />
      <Card title="县（市、区）" note={rows && `共 ${rows.length} 个`}>
        <Table
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={<Empty action={add}>还没有县（市、区），请先建立。</Empty>}
          columns={[
            { head: "名称", cell: (row) => row.name, always: true },
            { head: "地级市", cell: (row) => row.city ?? "—" },
            { head: "省", cell: (row) => row.province ?? "—" },
            { head: "区划代码", cell: (row) => <span className="num">{row.code ?? "未登记"}</span> },
          ]}
        />
      </Card>
      <Modal title="建立县（市、区）" open={adding} footer={null} destroyOnHidden onCancel={close}>
        <NewCountyForm onClose={close} />
      </Modal>
    </Page>
  );
}

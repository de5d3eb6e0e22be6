import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { townships } from "#contract/registry.ts";
import { townshipKindLabel } from "#domain/registry/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, ProblemNote, Table } from "../../ui/index.ts";
import { TownshipActions } from "./TownshipActions.tsx";
import { TownshipForm } from "./TownshipForm.tsx";
import type { Township } from "./township.ts";

export function TownshipsPage() {
  const { data: rows, error, isFetching } = useQuery(useApi().query(townships.list, { query: {} }));
  const [open, setOpen] = useState<Township | "new" | null>(null);
  const close = () => setOpen(null);
  const add = (
    <Button type="primary" onClick={() => setOpen("new")}>
      新增乡镇（街道）
    </Button>
  );
  return (
    <Page
      title="乡镇（街道）"
      subtitle="名册按这里的顺序排列。"
      breadcrumb={[{ title: "村情台账", path: "/villages" }]}
      actions={add}
    >
      <ProblemNote problem={error} />
      <Card title="乡镇（街道）" note={rows && `共 ${rows.length} 个`}>
        <Table
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={<Empty action={add}>还没有乡镇（街道）。先建立乡镇（街道），再导入村。</Empty>}
          columns={[
            { head: "序号", cell: (_, index) => index + 1, align: "end", width: 70 },
            { head: "名称", cell: (row) => row.name, always: true },
            { head: "类别", cell: (row) => townshipKindLabel[row.kind] },
            { head: "村（社区）数", cell: (row) => row.villageCount, align: "end", width: 110 },
            {
              head: "办理",
              cell: (row) => <TownshipActions township={row} all={rows ?? []} onEdit={() => setOpen(row)} />,
              width: 280,
            },
          ]}
        />
      </Card>
      <Modal
        title={open === "new" ? "新增乡镇（街道）" : "修改乡镇（街道）"}
        open={open !== null}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        {open && <TownshipForm township={open === "new" ? null : open} onClose={close} />}
      </Modal>
    </Page>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { organisations } from "#contract/registry.ts";
import { capacityWords, isPairable, organisationKindLabel, organisationLevelLabel } from "#domain/registry/labels.ts";
import { opinionBodyLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import {
  Card,
  type Column,
  ConfirmButton,
  Empty,
  Page,
  ProblemNote,
  SearchBox,
  Table,
  toast,
  useSearchText,
} from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { OrganisationForm } from "./OrganisationForm.tsx";
import type { Organisation } from "./organisation.ts";

export function OrganisationsPage() {
  const search = useSearchText();
  const canEdit = useMe().verbs.includes("organisation.edit");
  const { data: rows, error, isFetching } = useQuery(useApi().query(organisations.list, { query: { search } }));
  const [open, setOpen] = useState<Organisation | "new" | null>(null);
  const add = canEdit && (
    <Button type="primary" onClick={() => setOpen("new")}>
      新增单位
    </Button>
  );
  const work = {
    head: "办理",
    cell: (row: Organisation) => <Actions organisation={row} onEdit={() => setOpen(row)} />,
    width: 140,
  };
  return (
    <Page
      title="单位名录"
      subtitle="参加联审的部门、派出单位等。授予部门岗位、派出单位岗位时从这里选取。"
      actions={add}
    >
      <ProblemNote problem={error} />
      <Card title="单位" note={rows && `共 ${rows.length} 个`}>
        <div className="filters">
          <SearchBox placeholder="单位名称" />
        </div>
        <Table
          name="organisations"
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={
            <Empty action={!search && add}>
              {search ? "没有查到这个单位。" : "还没有单位，请先新增参加联审的部门。"}
            </Empty>
          }
          columns={canEdit ? [...columns, work] : columns}
        />
      </Card>
      <OrganisationModal open={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

function OrganisationModal({ open, onClose }: { open: Organisation | "new" | null; onClose: () => void }) {
  const title = open === "new" ? "新增单位" : "修改单位";
  return (
    <Modal title={title} open={open !== null} footer={null} destroyOnHidden onCancel={onClose}>
      {open && <OrganisationForm organisation={open === "new" ? null : open} onClose={onClose} />}
    </Modal>
  );
}

const columns: readonly Column<Organisation>[] = [
  { head: "名称", cell: (row) => row.name, always: true },
  { head: "类别", cell: (row) => organisationKindLabel[row.kind] },
  { head: "层级", cell: (row) => organisationLevelLabel[row.level], width: 80 },
  { head: "联审身份", cell: (row) => (row.reviewBody ? opinionBodyLabel[row.reviewBody] : "不参加联审") },
  { head: "所在乡镇（街道）", cell: (row) => row.townshipName ?? "—" },
  { head: "最多结对村数", cell: (row) => (isPairable(row) ? capacityWords(row) : "—"), width: 120 },
];

function Actions({ organisation: { id, name }, onEdit }: { organisation: Organisation; onEdit: () => void }) {
  const { send, sending, problem } = useWrite(organisations.close, {
    refresh: [organisations.list],
    onDone: () => toast(`${name}已停用。`),
  });
  return (
    <div className="row-actions">
      <Button size="small" onClick={onEdit}>
        修改
      </Button>
      <ConfirmButton
        size="small"
        danger
        sending={sending}
        question={`停用后，${name}不再出现在可选的单位中，已有的意见和记录保留。`}
        onConfirm={() => send({ params: { id } })}
      >
        停用
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </div>
  );
}

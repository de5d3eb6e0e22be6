import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer, Input } from "antd";
import { useState } from "react";
import { experts } from "#contract/experts.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, ConfirmButton, Empty, Page, ProblemNote, Table, toast } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { ExpertForm, expertSectorLabel } from "./ExpertForm.tsx";
import { optionsOf } from "./project-types.ts";
import "./projects.css";

type ExpertRow = Result<typeof experts.list>["rows"][number];
type Open = ExpertRow | "new" | null;

/** 论证专家: who may be asked for a written opinion, by sector and unit. */
/** The register as the address asks for it. */
function useExperts() {
  const [filter, change] = useFilter(["sector", "search", "closed", "page", "size"]);
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const query = { ...asked, ...at } as CallOf<typeof experts.list>["query"];
  return { ...useQuery(useApi().query(experts.list, { query })), filter, change, at };
}

export function ExpertsPage() {
  const { data: list, error, isFetching, filter, change, at } = useExperts();
  const [open, setOpen] = useState<Open>(null);
  const canEdit = list?.can.edit ?? false;
  const add = (
    <Button type="primary" onClick={() => setOpen("new")}>
      登记专家
    </Button>
  );
  return (
    <Page
      title="论证专家"
      subtitle="项目论证从这里选专家；与业主单位、承建单位同属一个单位的，登记意见时自动要求回避。"
      actions={canEdit && add}
    >
      <ProblemNote problem={error} />
      <Card title="专家" note={list && `共 ${list.total} 人`}>
        <ExpertFilters filter={filter} onFilter={(to) => change({ ...to, page: undefined })} />
        <Table<ExpertRow>
          rows={error ? [] : list?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          columns={columnsFor(canEdit, setOpen)}
          empty={<Empty action={canEdit && add}>没有登记符合条件的专家。</Empty>}
          paging={pagingOf(at, list?.total, change)}
        />
      </Card>
      <ExpertDrawer open={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

function ExpertDrawer({ open, onClose }: { open: Open; onClose: () => void }) {
  const isNew = open === "new";
  return (
    <Drawer title={isNew ? "登记专家" : "修改专家"} open={open !== null} onClose={onClose} size={520} destroyOnHidden>
      {open && <ExpertForm expert={isNew ? null : open} onClose={onClose} />}
    </Drawer>
  );
}

type Filter = Partial<Record<"sector" | "search" | "closed", string | undefined>>;

function ExpertFilters({ filter, onFilter }: { filter: Filter; onFilter: (change: Filter) => void }) {
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <One
        label="专业"
        value={filter.sector}
        options={optionsOf(expertSectorLabel)}
        onValue={(sector) => onFilter({ sector })}
      />
      <label>
        查找
        <Input.Search
          allowClear
          key={filter.search}
          defaultValue={filter.search}
          placeholder="姓名或者单位"
          onSearch={(text) => onFilter({ search: text || undefined })}
        />
      </label>
      <Checkbox
        checked={filter.closed === "1"}
        onChange={({ target }) => onFilter({ closed: target.checked ? "1" : undefined })}
      >
        含已停止参加的
      </Checkbox>
    </div>
  );
}

function columnsFor(canEdit: boolean, onEdit: (row: ExpertRow) => void): Column<ExpertRow>[] {
  return [
    { head: "姓名", cell: ({ name }) => name, width: 110 },
    { head: "专业", cell: ({ sector }) => expertSectorLabel[sector], width: 100 },
    { head: "单位", cell: ({ unit }) => unit },
    { head: "职务职称", cell: ({ title }) => title, width: 140 },
    { head: "电话", cell: (row) => <Phone row={row} canEdit={canEdit} />, width: 190 },
    { head: "书面意见（份）", cell: ({ opinions }) => opinions, align: "end", width: 112 },
    { head: "状况", cell: ({ validTo }) => (validTo ? `${validTo} 停止` : "在册"), width: 120 },
    ...(canEdit
      ? [{ head: "操作", width: 150, cell: (row: ExpertRow) => <Acts row={row} onEdit={() => onEdit(row)} /> }]
      : []),
  ];
}

function Acts({ row: { id, version, validTo }, onEdit }: { row: ExpertRow; onEdit: () => void }) {
  const done = () => toast(validTo ? "已恢复。" : "已停止参加论证。");
  const step = useWrite(validTo ? experts.reopen : experts.close, { refresh: [experts.list], onDone: done });
  return (
    <span className="project-row-acts">
      <Button size="small" onClick={onEdit}>
        修改
      </Button>
      <ConfirmButton
        size="small"
        sending={step.sending}
        question={validTo ? "恢复后可以再请他参加论证。" : "停止后不再请他参加论证，已写的意见保留。"}
        onConfirm={() => step.send({ params: { id }, body: { version } })}
      >
        {validTo ? "恢复" : "停止"}
      </ConfirmButton>
      <ProblemNote problem={step.problem} />
    </span>
  );
}

function Phone({ row: { id, name, phoneMasked }, canEdit }: { row: ExpertRow; canEdit: boolean }) {
  const { send, sending, problem, reply } = useWrite(experts.phone);
  if (phoneMasked === null) return "未登记";
  if (reply) return <span className="num">{reply.phone ?? "未登记"}</span>;
  return (
    <>
      <span className="num">{phoneMasked}</span>{" "}
      {canEdit && (
        <ConfirmButton
          size="small"
          sending={sending}
          question={`查看${name}的完整电话将留下记录。`}
          reason={{ label: "查看事由", min: 2 }}
          onConfirm={(reason) => send({ params: { id }, body: { reason } })}
        >
          看电话
        </ConfirmButton>
      )}
      <ProblemNote problem={problem} />
    </>
  );
}

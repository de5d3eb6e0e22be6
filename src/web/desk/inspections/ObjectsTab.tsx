import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { inspections } from "#contract/inspections.ts";
import { sealedSentence } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Table } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import type { Inspection, InspectionObject } from "./contract-types.ts";
import { NameObjects } from "./NameObjects.tsx";

export function ObjectsTab({ inspection }: { inspection: Inspection }) {
  const [naming, setNaming] = useState(false);
  const [{ page, size }, change] = useFilter(["step", "page", "size"]);
  const paging = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const { data, error, isFetching } = useQuery(
    useApi().query(inspections.objects, { params: { id: inspection.id }, query: paging }),
  );
  const name = inspection.can.edit && <Button onClick={() => setNaming(true)}>不抽取，直接确定对象</Button>;
  return (
    <Card title="督查对象" note={data && countWords(inspection, data.total)}>
      <ProblemNote problem={error} />
      {inspection.can.edit && <div className="filters no-print">{name}</div>}
      <Table
        name="inspection-objects"
        rows={error ? [] : data?.rows}
        loading={isFetching}
        rowKey={(row) => row.id}
        paging={pagingOf(paging, data?.total, change)}
        empty={<Empty>{emptyWords(inspection)}</Empty>}
        columns={columns}
      />
      <Drawer title="直接确定督查对象" open={naming} onClose={() => setNaming(false)} size={720} destroyOnHidden>
        {naming && <NameObjects inspection={inspection} onClose={() => setNaming(false)} />}
      </Drawer>
    </Card>
  );
}

/** Drawn and not yet started: none are listed here, which is not the same as none. */
const countWords = ({ status }: Inspection, total: number) => (status === "drawn" ? undefined : `共 ${total} 个`);

const emptyWords = ({ status, objects }: Inspection) =>
  status === "drawn" ? `${sealedSentence(objects)}。督查组成员在“抽取”中查看结果。` : "还没有抽取或确定对象。";

const columns: readonly Column<InspectionObject>[] = [
  { head: "序号", cell: (row) => row.position, align: "end", width: 60 },
  { head: "对象", cell: (row) => row.name, always: true },
  { head: "乡镇（街道）", cell: (row) => row.township },
  { head: "层", cell: (row) => row.stratum || "—" },
  { head: "组别", cell: (row) => (row.groupNumber === null ? "—" : `第 ${row.groupNumber} 组`), width: 90 },
  { head: "督查人员", cell: (row) => row.inspectors.map(({ name }) => name).join("、") },
  { head: "确定方式", cell: (row) => (row.drawn ? "抽取" : "直接确定"), width: 100 },
  { head: "超次数理由", cell: (row) => row.waiverReason || "—" },
];

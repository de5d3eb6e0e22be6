import type { ReactNode } from "react";
import { useSearchParams } from "wouter";
import { Radio } from "antd";
import { formatChinese } from "#domain/date.ts";
import { levelLabel, outcomeLabel } from "#domain/screening/labels.ts";
import { Card, type Column, Empty, KpiStrip, PrintButton, Table } from "../../ui/index.ts";
import type { Decision } from "./contract-types.ts";

type Village = Decision["villages"][number];
const groups = {
  county: ({ level }: Village) => level === "county",
  township: ({ level }: Village) => level === "township",
  rejected: ({ outcome }: Village) => outcome === "rejected",
};

/** The list as decided. Nothing on it can be changed. */
export function DecidedList({ decision, children }: { decision: Decision; children: ReactNode }) {
  const [params, setParams] = useSearchParams();
  const group = params.get("group") ?? "";
  const { villages } = decision;
  const rows = group in groups ? villages.filter(groups[group as keyof typeof groups]) : villages;
  const count = (name: keyof typeof groups) => villages.filter(groups[name]).length;
  return (
    <>
      <KpiStrip
        items={[
          { name: "确定整顿", value: count("county") + count("township"), unit: "个村", note: decision.number },
          { name: "县级管理", value: count("county"), unit: "个村" },
          { name: "镇级管理", value: count("township"), unit: "个村" },
          { name: "不列入", value: count("rejected"), unit: "个村" },
        ]}
      />
      <Card title="审定名单" note={`${decision.number}　${formatChinese(decision.decidedOn)}`}>
        <div className="filters">
          <Radio.Group
            aria-label="范围"
            optionType="button"
            value={group}
            options={[
              { value: "", label: `全部 ${villages.length}` },
              { value: "county", label: `${levelLabel.county} ${count("county")}` },
              { value: "township", label: `${levelLabel.township} ${count("township")}` },
              { value: "rejected", label: `${outcomeLabel.rejected} ${count("rejected")}` },
            ]}
            onChange={({ target }) => setParams(target.value ? { group: target.value as string } : {})}
          />
          <span className="filters-end">
            {children} <PrintButton />
          </span>
        </div>
        <Table rows={rows} rowKey={(row) => row.villageId} empty={<Empty>没有这一类的村。</Empty>} columns={columns} />
      </Card>
    </>
  );
}

const columns: Column<Village>[] = [
  { head: "序号", cell: (_row, index) => index + 1, align: "end", width: 70 },
  { head: "乡镇", cell: (row) => row.township, width: 140 },
  { head: "村（社区）", cell: (row) => row.village, width: 180 },
  { head: "结果", cell: (row) => outcomeLabel[row.outcome], width: 100 },
  { head: "管理级别", cell: (row) => (row.level ? levelLabel[row.level] : ""), width: 120 },
  { head: "理由", cell: (row) => row.reason },
];

import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Select, Space } from "antd";
import { useState } from "react";
import { majorItems } from "#contract/major-items.ts";
import { plans } from "#contract/plans.ts";
import { partsOf } from "#domain/date.ts";
import { formatWanYuan } from "#domain/money.ts";
import { majorCategoryLabel, majorStatusLabel } from "#domain/plans/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, ConfirmButton, Empty, ProblemNote, Table, toast, Waiting } from "../../ui/index.ts";
import type { Item, Items, TeamPlans } from "./contract-types.ts";
import { ItemActions } from "./ItemActions.tsx";
import { ItemForm } from "./ItemForm.tsx";
import { StateLamp } from "./StateLamp.tsx";
import { useFilter } from "../use-filter.ts";

/** 三项重大帮扶事项 of one year: as many as the county has set, filed together. */
export function ItemsTab({ team }: { team: TeamPlans }) {
  const now = partsOf(team.today).year;
  const [filter] = useFilter(["tab", "year"]);
  const year = Number(filter.year ?? now);
  const [open, setOpen] = useState<Item | "new" | null>(null);
  const { data, error } = useQuery(
    useApi().query(majorItems.list, { params: { id: team.id }, query: { year: String(year) as unknown as number } }),
  );
  const close = () => setOpen(null);
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  return (
    <Card title={`${year}年重大帮扶事项`} note={`应报 ${data.required} 项，已列 ${standingOf(data)} 项`}>
      <ItemTools team={team} items={data} year={year} onAdd={() => setOpen("new")} />
      <Table<Item>
        rows={data.rows}
        rowKey={(row) => row.id}
        hot={(row) => row.stuck || row.state === "late"}
        empty={<Empty>还没有列重大帮扶事项。每项应写明解决什么问题、何时落地、预算多少。</Empty>}
        columns={columnsFor(data, setOpen)}
      />
      <Drawer
        title={open === "new" ? "增加重大帮扶事项" : "修改重大帮扶事项"}
        open={open !== null}
        onClose={close}
        size={560}
        destroyOnHidden
      >
        {open !== null && <ItemForm team={team} year={year} item={open === "new" ? undefined : open} onClose={close} />}
      </Drawer>
    </Card>
  );
}

const standingOf = ({ rows }: Items) => rows.filter((row) => row.status !== "dropped").length;

interface ItemToolsProps {
  readonly team: TeamPlans;
  readonly items: Items;
  readonly year: number;
  readonly onAdd: () => void;
}

function ItemTools({ team, items, year, onAdd }: ItemToolsProps) {
  const [, change] = useFilter(["tab", "year"]);
  const [first, last] = [partsOf(team.formedOn).year, partsOf(team.termTo).year];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const standing = standingOf(items);
  return (
    <div className="filters no-print">
      <Space wrap>
        <Select
          aria-label="年度"
          value={year}
          options={years.map((one) => ({ value: one, label: `${one}年` }))}
          onChange={(one: number) => change({ year: String(one) })}
        />
        {items.can.write && standing < items.required && (
          <Button type={standing === 0 ? "primary" : "default"} onClick={onAdd}>
            增加事项
          </Button>
        )}
        {items.can.write && <FileButton team={team} items={items} year={year} />}
      </Space>
    </div>
  );
}

function FileButton({ team, items, year }: { team: TeamPlans; items: Items; year: number }) {
  const file = useWrite(majorItems.file, {
    refresh: [majorItems.list, plans.teams],
    onDone: ({ filed }) => toast(`已上报 ${filed} 项。`),
  });
  if (items.notYet.length > 0) return <span className="plan-quiet">{items.notYet.join("")}</span>;
  return (
    <>
      <ConfirmButton
        type="primary"
        sending={file.sending}
        question={`${year}年 ${items.required} 项重大帮扶事项一次报齐。报后仍可修改和登记进展，改动留痕。`}
        onConfirm={() => file.send({ params: { id: team.id }, body: { year } })}
      >
        一次报齐
      </ConfirmButton>
      <ProblemNote problem={file.problem} />
    </>
  );
}

function columnsFor(items: Items, onEdit: (item: Item) => void): Column<Item>[] {
  const acts: Column<Item> = {
    head: "办理",
    cell: (item) => <ItemActions item={item} onEdit={() => onEdit(item)} />,
    width: 170,
    fixed: "right",
  };
  return [
    { head: "序号", cell: (row) => row.position, align: "end", width: 52 },
    { head: "事项", cell: (row) => <ItemText item={row} />, width: 250 },
    { head: "类别", cell: (row) => majorCategoryLabel[row.category], width: 130 },
    { head: "对应问题", cell: (row) => <div className="plan-text">{row.problem?.text ?? "—"}</div>, width: 140 },
    {
      head: "预算",
      cell: (row) => (row.budgetFen === null ? "—" : formatWanYuan(row.budgetFen)),
      align: "end",
      width: 100,
    },
    { head: "落地时间", cell: (row) => row.landedOn ?? row.landsOn ?? "未定", width: 104 },
    { head: "进展", cell: (row) => <ItemState item={row} />, width: 130 },
    { head: "上报", cell: (row) => row.filedOn ?? "未报", width: 104 },
    ...(items.can.write ? [acts] : []),
  ];
}

function ItemText({ item }: { item: Item }) {
  return (
    <div className="plan-text">
      {item.title}
      {item.warnings.map((sentence) => (
        <small key={sentence} className="plan-warning">
          {sentence}。
        </small>
      ))}
      {item.dropReason && <small>取消理由：{item.dropReason}</small>}
    </div>
  );
}

function ItemState({ item }: { item: Item }) {
  if (item.status === "dropped") return <span className="plan-quiet">{majorStatusLabel.dropped}</span>;
  return (
    <>
      {item.state === "open" && majorStatusLabel[item.status]}
      {item.state === "done" && <StateLamp state="done" word={majorStatusLabel[item.status]} />}
      {(item.state === "late" || item.state === "due") && <StateLamp state={item.state} />}
      {item.state !== "open" && item.state !== "done" && (
        <small className="plan-under">{majorStatusLabel[item.status]}</small>
      )}
      {item.stuck && <small className="plan-under plan-warning">仍在谋划（{item.plannedSince} 起）</small>}
    </>
  );
}

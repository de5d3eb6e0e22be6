import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { Card, type Column, Empty, Table } from "../../ui/index.ts";
import { CaseItemRecords } from "./CaseItemRecords.tsx";
import { CaseLamp } from "./CaseLamp.tsx";
import { ItemActions } from "./ItemActions.tsx";
import { RemovedNote } from "./RemovedNote.tsx";
import type { CaseFile, ListName, Item, Removed } from "./case-file.ts";

interface ItemListProps<Row extends Item> {
  readonly file: CaseFile;
  readonly list: ListName;
  readonly title: string;
  readonly word: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly empty: string;
  readonly form: (row: Row | undefined, onClose: () => void) => ReactNode;
}

/** A list of a file with its drawer form; removing can be taken back on the spot. */
export function ItemList<Row extends Item>(props: ItemListProps<Row>) {
  const { file, list, title, word, rows, empty, form } = props;
  const [open, setOpen] = useState<Row | "new" | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const close = () => setOpen(null);
  const add = (
    <Button type="primary" onClick={() => setOpen("new")}>
      增加{word}
    </Button>
  );
  const done = rows.filter((row) => row.doneOn !== null).length;
  return (
    <Card title={title} note={`共 ${rows.length} 项，已办结 ${done} 项`}>
      {removed && <RemovedNote caseId={file.id} list={list} removed={removed} onClose={() => setRemoved(null)} />}
      {file.can.write && rows.length > 0 && <div className="filters no-print">{add}</div>}
      <div className={file.can.write ? "case-items case-items-acting" : "case-items"}>
        <Table<Row>
          rows={rows}
          rowKey={(row) => row.id}
          hot={(row) => row.light === "red"}
          empty={<Empty action={file.can.write ? add : undefined}>{empty}</Empty>}
          columns={columnsOf(props, setOpen, setRemoved)}
        />
      </div>
      <Drawer
        title={open === "new" ? `增加${word}` : `修改${word}`}
        open={open !== null}
        onClose={close}
        size={560}
        destroyOnHidden
      >
        {open !== null && form(open === "new" ? undefined : open, close)}
      </Drawer>
    </Card>
  );
}

function columnsOf<Row extends Item>(
  { file, list, columns }: ItemListProps<Row>,
  onEdit: (row: Row) => void,
  onRemoved: (removed: Removed) => void,
): Column<Row>[] {
  const acts: Column<Row> = {
    head: "办理",
    cell: (row) => (
      <ItemActions
        file={file}
        list={list}
        item={row}
        onEdit={() => onEdit(row)}
        onRemoved={(version) => onRemoved({ id: row.id, text: row.text, version })}
      />
    ),
    width: 190,
    fixed: "right",
  };
  return [
    { head: "序号", cell: (row, index) => <span id={row.id}>{index + 1}</span>, align: "end", width: 50 },
    ...columns.map((column) => ({ ...column, cell: wrapped(column.cell) })),
    { head: "时限和亮灯", cell: wrapped((row) => <ItemLight row={row} list={list} />), width: 210 },
    ...(file.can.write ? [acts] : []),
  ];
}

function wrapped<Row>(cell: (row: Row, index: number) => ReactNode) {
  return (row: Row, index: number) => <div className="case-text">{cell(row, index)}</div>;
}

function ItemLight({ row, list }: { row: Item; list: ListName }) {
  return (
    <div className="case-light">
      <CaseLamp colour={row.light} /> {row.dueOn ?? "未设时限"}
      {row.light !== "none" && <small>{row.sentence}</small>}
      <CaseItemRecords list={list} item={row} />
    </div>
  );
}

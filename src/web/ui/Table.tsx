import { Table as AntTable } from "antd";
import { type KeyboardEvent, type ReactNode, useContext, useRef } from "react";
import { createPortal } from "react-dom";
import { CardTools } from "./card-tools.ts";
import { ColumnPicker } from "./ColumnPicker.tsx";
import { Empty } from "./Empty.tsx";
import { useHiddenColumns } from "./use-hidden-columns.ts";
import { usePrinting } from "./use-printing.ts";
import { useScrollFocus } from "./use-scroll-focus.ts";
import { Waiting } from "./Waiting.tsx";

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** "end" for numbers; the unit belongs in the head. */
  readonly align?: "start" | "end" | "center";
  readonly width?: number;
  /** Stays in sight when the table scrolls sideways. */
  readonly fixed?: "left" | "right";
  /** May not be hidden. */
  readonly always?: boolean;
}

export interface Paging {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onPage: (page: number, size: number) => void;
}

interface TableProps<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Under this name the choice of columns is remembered, offered at the head of the card; without it there is none. */
  readonly name?: string;
  readonly caption?: string;
  readonly loading?: boolean;
  /** A sentence, or an <Empty> with something to do about it. */
  readonly empty?: ReactNode;
  readonly paging?: Paging;
  readonly onOpen?: (row: Row) => void;
  /** Rows that need an eye. */
  readonly hot?: (row: Row) => boolean;
  readonly foot?: ReactNode;
  /** A few rows: the head need not stay in sight. */
  readonly short?: boolean;
}

/** A thin table on antd's: 36 px rows, sticky head, numbers right, Enter opens the row. */
export function Table<Row extends object>(props: TableProps<Row>) {
  const { rows, columns, name, caption, paging, loading = rows === undefined } = props;
  const [hidden, setHidden] = useHiddenColumns(name);
  const tools = useContext(CardTools);
  const frame = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  useScrollFocus(frame);
  if (rows === undefined) return <Waiting lines={8} />;
  const shown = columns.filter((column) => column.always || !hidden.includes(column.head));
  return (
    <div className="table" ref={frame}>
      {caption && <div className="table-bar no-print">{caption}</div>}
      {name && tools && createPortal(<ColumnPicker columns={columns} hidden={hidden} onHidden={setHidden} />, tools)}
      <AntTable<Row>
        size="small"
        {...(printing ? onPaper : onScreen(props.short))}
        loading={{ spinning: loading, delay: 300 }}
        dataSource={rows as Row[]}
        rowKey={props.rowKey}
        columns={shown.map(antColumn)}
        locale={{ emptyText: nothing(props.empty) }}
        pagination={paging ? antPaging(paging) : false}
        onRow={(row) => rowProps(row, props)}
        footer={props.foot ? () => props.foot : undefined}
      />
    </div>
  );
}

/** A bare sentence would stand in the grey of what is switched off. */
const nothing = (said: ReactNode = "没有符合条件的记录。") => (typeof said === "string" ? <Empty>{said}</Empty> : said);

const onPaper = { sticky: false, scroll: {} };
const onScreen = (short: boolean | undefined) => ({
  sticky: short ? false : { offsetHeader: 0 },
  scroll: { x: "max-content" },
});

function antColumn<Row>({ head, cell, align, width, fixed }: Column<Row>) {
  return {
    key: head,
    title: head,
    width: width === undefined ? undefined : `calc(${width}px * var(--wide))`,
    // What is done stays in sight on a screen; paper cannot be pressed.
    className: fixed === "right" ? "no-print" : undefined,
    fixed: fixed === "left" ? ("start" as const) : fixed === "right" ? ("end" as const) : undefined,
    align: align === "end" ? ("right" as const) : align === "center" ? ("center" as const) : undefined,
    render: (_: unknown, row: Row, index: number) => cell(row, index),
  };
}

function antPaging({ page, size, total, onPage }: Paging) {
  return {
    current: page,
    pageSize: size,
    total,
    showSizeChanger: true,
    pageSizeOptions: [20, 50, 100, 200],
    showTotal: (all: number, [from, to]: [number, number]) => `共 ${all} 条，第 ${from}—${to} 条`,
    onChange: onPage,
  };
}

function rowProps<Row extends object>(row: Row, { onOpen, hot }: Pick<TableProps<Row>, "onOpen" | "hot">) {
  const className = hot?.(row) ? "row-hot" : undefined;
  if (!onOpen) return { className };
  return {
    className: `${className ?? ""} row-opens`,
    tabIndex: 0,
    onClick: (event: React.MouseEvent) => {
      // A button or link inside the row has its own meaning.
      if (!(event.target as Element).closest("a,button,input,label")) onOpen(row);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter" && event.target === event.currentTarget) onOpen(row);
    },
  };
}

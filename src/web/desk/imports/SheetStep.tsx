import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { imports } from "#contract/imports.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote } from "../../ui/index.ts";
import { Grid } from "./Grid.tsx";
import type { Batch } from "./import-words.ts";

interface Rows {
  readonly first: number;
  readonly last: number;
}
const mostHeaderRows = 5;

/** Sheet and header, pointed at in the officer's own grid. */
export function SheetStep({ batch, onNext }: { batch: Batch; onNext: () => void }) {
  const [sheet, setSheet] = useState(batch.sheet);
  const [picked, setPicked] = useState<Rows | null>(null);
  const { data, error } = useQuery(useApi().query(imports.sheet, { params: { id: batch.id, sheet } }));
  const save = useWrite(imports.chooseHeader, { refresh: [imports.read, imports.rows], onDone: onNext });
  const here = sheet === batch.sheet ? batch.header : null;
  const header = [picked, here, data?.header].find((one) => one) ?? null;
  const next = () => {
    if (picked === null && here !== null) return onNext();
    if (header) save.send({ params: { id: batch.id }, body: { sheet, ...header } });
  };
  const change = (to: number) => {
    setSheet(to);
    setPicked(null);
  };
  return (
    <Card title="表头在哪几行" note={data && `显示前 ${data.rows.length} 行，全表 ${data.totalRows} 行`}>
      <div className="filters">
        <SheetSelect batch={batch} sheet={sheet} onSheet={change} />
        <HeaderRows header={header} most={batch.sheets[sheet]?.rows ?? 0} onRows={setPicked} />
      </div>
      <ProblemNote problem={error ?? save.problem} />
      {data && (
        <Grid
          rows={data.rows}
          merges={data.merges}
          header={header}
          onRow={(row) => setPicked({ first: row, last: row })}
        />
      )}
      <div className="card-body">
        <p className="hint">系统认出的表头已用底色标出；不对的，点表头所在的那一行，或者在上面改行号。</p>
        <Button type="primary" loading={save.sending} disabled={header === null} onClick={next}>
          下一步：对应列
        </Button>
      </div>
    </Card>
  );
}

function SheetSelect({ batch, sheet, onSheet }: { batch: Batch; sheet: number; onSheet: (sheet: number) => void }) {
  const options = batch.sheets.map((one, value) => ({ value, label: sheetLabel(one) }));
  return (
    <label>
      工作表
      <Select value={sheet} onChange={onSheet} options={options} style={{ minWidth: 200 }} />
    </label>
  );
}

function HeaderRows({ header, most, onRows }: { header: Rows | null; most: number; onRows: (rows: Rows) => void }) {
  const from = (first: number) =>
    onRows({ first, last: Math.max(first, Math.min(header?.last ?? first, first + mostHeaderRows - 1)) });
  const to = (last: number) =>
    onRows({ last, first: Math.min(last, Math.max(header?.first ?? last, last - mostHeaderRows + 1)) });
  return (
    <>
      <RowSelect label="表头从第" value={header?.first} most={most} onChange={from} />
      <RowSelect label="到第" value={header?.last} most={most} onChange={to} />
    </>
  );
}

const sheetLabel = ({ name, hidden, rows }: Batch["sheets"][number]) =>
  `${name}（${rows} 行${hidden ? "，已隐藏" : ""}）`;

interface RowSelectProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly most: number;
  readonly onChange: (row: number) => void;
}

function RowSelect({ label, value, most, onChange }: RowSelectProps) {
  return (
    <label>
      {label}
      <Select
        value={value}
        onChange={onChange}
        options={Array.from({ length: Math.min(most, 30) }, (_, i) => ({ value: i + 1, label: `${i + 1} 行` }))}
        style={{ width: 90 }}
      />
    </label>
  );
}

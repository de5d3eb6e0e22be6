import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { imports } from "#contract/imports.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, Table } from "../../ui/index.ts";
import type { Batch } from "./import-words.ts";

type Column = Batch["columns"][number];

/** Which column of the file is which field; proposed, and changed where it is wrong. */
export function ColumnsStep({ batch, onNext }: { batch: Batch; onNext: () => void }) {
  const [chosen, setChosen] = useState(() => new Map(batch.columns.map(({ column, field }) => [column, field])));
  const [clearEmpty, setClearEmpty] = useState(batch.clearEmpty);
  const params = { id: batch.id };
  const check = useWrite(imports.check, { refresh: [imports.read, imports.rows, imports.faults], onDone: onNext });
  const save = useWrite(imports.map, { onDone: () => check.send({ params, body: undefined }) });
  const choose = (column: number, field: string | undefined) =>
    setChosen(
      (now) =>
        new Map([...now].map(([one, had]) => [one, one === column ? (field ?? null) : had === field ? null : had])),
    );
  const columns = [...chosen].flatMap(([column, field]) => (field ? [{ column, field }] : []));
  const missing = batch.fields.filter(({ key, required }) => required && !columns.some(({ field }) => field === key));
  return (
    <Card
      title="每一列是什么"
      note={batch.remembered ? "已按本单位上次对同样表头的选择填好" : "已按表头文字填好，请核对"}
    >
      <ColumnTable batch={batch} chosen={chosen} onChoose={choose} />
      <div className="card-body">
        {missing.length > 0 && (
          <p className="field-error" role="alert">
            必填的{missing.map(({ head }) => `“${head}”`).join("、")}还没有对应的列。
          </p>
        )}
        <p>
          <Checkbox checked={clearEmpty} onChange={(event) => setClearEmpty(event.target.checked)}>
            表中空着的格，把系统中已有的内容清空（不勾选则保留原有内容）
          </Checkbox>
        </p>
        <ProblemNote problem={save.problem ?? check.problem} />
        <Button
          type="primary"
          disabled={missing.length > 0}
          loading={save.sending || check.sending}
          onClick={() => save.send({ params, body: { columns, clearEmpty } })}
        >
          下一步：逐行核对
        </Button>
      </div>
    </Card>
  );
}

interface ColumnTableProps {
  readonly batch: Batch;
  readonly chosen: ReadonlyMap<number, string | null>;
  readonly onChoose: (column: number, field: string | undefined) => void;
}

function ColumnTable({ batch: { columns, fields }, chosen, onChoose }: ColumnTableProps) {
  const hintOf = ({ column }: Column) => fields.find(({ key }) => key === chosen.get(column))?.hint ?? "";
  const select = ({ column, header }: Column) => (
    <FieldSelect
      label={header}
      fields={fields}
      value={chosen.get(column) ?? null}
      onChange={(field) => onChoose(column, field)}
    />
  );
  return (
    <Table
      rows={columns}
      rowKey={({ column }) => String(column)}
      columns={[
        { head: "列", cell: ({ letter }) => letter, width: 56, align: "center" },
        { head: "表头", cell: (column) => <HeaderWords column={column} /> },
        { head: "读入为", width: 300, cell: select },
        { head: "填写要求", cell: hintOf },
      ]}
    />
  );
}

function HeaderWords({ column: { header, unit } }: { column: Column }) {
  return (
    <>
      {header}
      {unit && <span className="hint">（按{unit}读取）</span>}
    </>
  );
}

interface FieldSelectProps {
  readonly label: string;
  readonly fields: Batch["fields"];
  readonly value: string | null;
  readonly onChange: (field: string | undefined) => void;
}

function FieldSelect({ label, fields, value, onChange }: FieldSelectProps) {
  return (
    <Select
      aria-label={`${label} 读入为`}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder="不读入"
      onChange={(field: string | undefined) => onChange(field)}
      options={fields.map(({ key, head, required }) => ({ value: key, label: required ? `${head}（必填）` : head }))}
      style={{ width: 280 }}
    />
  );
}

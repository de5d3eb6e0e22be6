import { Button, Input, InputNumber, Select } from "antd";
import { directionLabel } from "#domain/screening/labels.ts";
import { typicalIndicatorsOf } from "#domain/screening/manifestation-data.ts";
import type { Item } from "./contract-types.ts";
import { numberBox } from "./numbers.ts";
import { RowTools } from "./RowTools.tsx";
import { evenWeights, type IndicatorDraft, moved, nextCode, weightSentence, weightSum } from "./setting-draft.ts";

interface IndicatorTableProps {
  readonly rows: readonly IndicatorDraft[];
  readonly items: readonly Item[];
  readonly locked: boolean;
  readonly onRows: (rows: IndicatorDraft[]) => void;
}

const heads = ["指标", "单位", "方向", "最小值", "最大值", "权重（%）", "对应表现（选填）"];

export function IndicatorTable({ rows, items, locked, onRows }: IndicatorTableProps) {
  return (
    <>
      <div className="wide-scroll">
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">序号</th>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
              {!locked && <th scope="col">次序</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <IndicatorRow
                key={row.code}
                row={row}
                number={index + 1}
                items={items}
                locked={locked}
                onRow={(next) => onRows(rows.map((one, at) => (at === index ? next : one)))}
                onMove={(to) => onRows(moved(rows, index, index + to))}
                onRemove={() => onRows(rows.filter((_, at) => at !== index))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Foot rows={rows} items={items} locked={locked} onRows={onRows} />
    </>
  );
}

function Foot({ rows, items, locked, onRows }: IndicatorTableProps) {
  const sum = weightSum(rows);
  const fresh = {
    code: nextCode(rows, "Z"),
    name: "",
    direction: "higher-worse",
    min: 0,
    max: null,
    weight: null,
  } as const;
  return (
    <div className="grid-foot">
      {!locked && <Button onClick={() => onRows([...rows, fresh])}>增加一项指标</Button>}
      {!locked && rows.length === 0 && (
        <Button onClick={() => onRows(typicalIndicatorsOf({ items }))}>填入常用指标（12 项，可以逐项修改）</Button>
      )}
      {!locked && rows.length > 0 && <Button onClick={() => onRows(evenWeights(rows))}>平均分配权重</Button>}
      <strong role="status" className={sum === 10_000 ? "sum-right" : "sum-wrong"}>
        {rows.length === 0 ? "还没有指标" : weightSentence(sum)}
      </strong>
    </div>
  );
}

interface IndicatorRowProps {
  readonly row: IndicatorDraft;
  readonly number: number;
  readonly items: readonly Item[];
  readonly locked: boolean;
  readonly onRow: (row: IndicatorDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const directions = (["higher-worse", "lower-worse"] as const).map((value) => ({
  value,
  label: directionLabel[value],
}));

function IndicatorRow({ row, number, items, locked, onRow, onMove, onRemove }: IndicatorRowProps) {
  const named = (word: string) => ({ "aria-label": `第 ${number} 项${word}`, disabled: locked });
  const set = (change: Partial<IndicatorDraft>) => onRow({ ...row, ...change });
  return (
    <tr>
      <td className="end">{number}</td>
      <td>
        <Input {...named("指标名称")} value={row.name} maxLength={60} onChange={(e) => set({ name: e.target.value })} />
      </td>
      <td className="narrow">
        <Input {...named("单位")} value={row.unit} maxLength={10} onChange={(e) => set({ unit: e.target.value })} />
      </td>
      <td>
        <Select
          {...named("方向")}
          value={row.direction}
          options={directions}
          onChange={(direction) => set({ direction })}
          style={{ width: "11em" }}
        />
      </td>
      <SpanCells row={row} number={number} locked={locked} onRow={onRow} />
      <td>
        <Select
          {...named("对应表现")}
          allowClear
          value={row.manifestationCode}
          options={items.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(manifestationCode?: string) => set({ manifestationCode })}
          style={{ width: "100%", minWidth: "12em" }}
        />
      </td>
      {!locked && <RowTools word={`第 ${number} 项`} onMove={onMove} onRemove={onRemove} />}
    </tr>
  );
}

function SpanCells({ row, number, locked, onRow }: Pick<IndicatorRowProps, "row" | "number" | "locked" | "onRow">) {
  const named = (word: string) => ({ "aria-label": `第 ${number} 项${word}`, disabled: locked });
  const set = (change: Partial<IndicatorDraft>) => onRow({ ...row, ...change });
  return (
    <>
      <td className="narrow">
        <InputNumber {...named("最小值")} value={row.min} precision={0} onChange={(min) => set({ min })} />
      </td>
      <td className="narrow">
        <InputNumber {...named("最大值")} value={row.max} precision={0} onChange={(max) => set({ max })} />
      </td>
      <td className="narrow">
        <InputNumber
          {...named("权重")}
          value={row.weight === null ? null : row.weight / 100}
          min={0}
          max={100}
          precision={2}
          formatter={numberBox}
          onChange={(percent) => set({ weight: percent === null ? null : Math.round(percent * 100) })}
        />
      </td>
    </>
  );
}

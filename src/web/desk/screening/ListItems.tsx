import { Button, Input } from "antd";
import { useState } from "react";
import { evidenceOf, type ListItem, newItem } from "./list-draft.ts";
import { RowTools } from "./RowTools.tsx";
import { moved } from "./setting-draft.ts";

interface ListItemsProps {
  readonly items: readonly ListItem[];
  readonly onItems: (items: ListItem[]) => void;
}

export function ListItems({ items, onItems }: ListItemsProps) {
  return (
    <>
      <div className="wide-scroll">
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">代码</th>
              <th scope="col">情形</th>
              <th scope="col">具体含义</th>
              <th scope="col">可核对的材料</th>
              <th scope="col">次序</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <ItemRow
                key={item.code}
                item={item}
                number={index + 1}
                onItem={(next) => onItems(items.map((one, at) => (at === index ? next : one)))}
                onMove={(by) => onItems(moved(items, index, index + by))}
                onRemove={() => onItems(items.filter((_, at) => at !== index))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="grid-foot">
        <Button onClick={() => onItems([...items, newItem(items)])}>增加一种情形</Button>
      </div>
    </>
  );
}

interface ItemRowProps {
  readonly item: ListItem;
  readonly number: number;
  readonly onItem: (item: ListItem) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ItemRow({ item, number, onItem, onMove, onRemove }: ItemRowProps) {
  const [evidence, setEvidence] = useState(item.evidence.join("、"));
  const set = (change: Partial<ListItem>) => onItem({ ...item, ...change });
  const named = (word: string) => ({ "aria-label": `第 ${number} 种${word}` });
  return (
    <tr>
      <td>{item.code}</td>
      <td style={{ width: "16em" }}>
        <Input {...named("情形")} value={item.name} maxLength={40} onChange={(e) => set({ name: e.target.value })} />
      </td>
      <td>
        <Input.TextArea
          {...named("含义")}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={item.meaning}
          maxLength={400}
          onChange={(e) => set({ meaning: e.target.value })}
        />
      </td>
      <td>
        <Input
          {...named("材料，用顿号隔开")}
          value={evidence}
          placeholder="用顿号隔开"
          onChange={({ target }) => setEvidence(target.value)}
          onBlur={() => set({ evidence: evidenceOf(evidence) })}
        />
      </td>
      <RowTools word={`第 ${number} 种`} onMove={onMove} onRemove={onRemove} />
    </tr>
  );
}

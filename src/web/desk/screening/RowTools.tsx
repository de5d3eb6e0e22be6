import { Button } from "antd";

interface RowToolsProps {
  /** Which row, such as 第 3 项. */
  readonly word: string;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Last cell of a row that can be moved or taken out. */
export function RowTools({ word, onMove, onRemove }: RowToolsProps) {
  return (
    <td className="row-tools">
      <Button size="small" aria-label={`${word}上移`} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button size="small" aria-label={`${word}下移`} onClick={() => onMove(1)}>
        ↓
      </Button>
      <Button size="small" aria-label={`删去${word}`} onClick={onRemove}>
        删去
      </Button>
    </td>
  );
}

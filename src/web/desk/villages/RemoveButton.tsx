import { Button } from "antd";

/** Stands level with the boxes of its row, below where their labels are. */
export function RemoveButton({ onRemove }: { onRemove: () => void }) {
  return (
    <Button className="row-remove" onClick={onRemove}>
      删去
    </Button>
  );
}

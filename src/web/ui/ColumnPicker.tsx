import { Button, Checkbox, Popover } from "antd";

interface ColumnPickerProps {
  readonly columns: readonly { readonly head: string; readonly always?: boolean }[];
  readonly hidden: readonly string[];
  readonly onHidden: (heads: readonly string[]) => void;
}

export function ColumnPicker({ columns, hidden, onHidden }: ColumnPickerProps) {
  const choosable = columns.filter(({ head, always }) => head !== "" && !always).map(({ head }) => head);
  const shown = choosable.filter((head) => !hidden.includes(head));
  const choice = (
    <Checkbox.Group
      className="column-choice"
      options={choosable}
      value={shown}
      onChange={(heads) => onHidden(choosable.filter((head) => !heads.includes(head)))}
    />
  );
  return (
    <Popover content={choice} trigger="click" placement="bottomRight" title="显示哪些列">
      <Button size="small">列设置</Button>
    </Popover>
  );
}

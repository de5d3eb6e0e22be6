import { Select } from "antd";

interface OneProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { value: string; label: string }[];
  readonly onValue: (value: string | undefined) => void;
}

/** One choice of a filter bar; nothing chosen means all. */
export function One({ label, value, options, onValue }: OneProps) {
  return (
    <span className="filter">
      {label}
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder="全部"
        value={value}
        options={[...options]}
        onChange={(next?: string) => onValue(next)}
        style={{ minWidth: 130 }}
      />
    </span>
  );
}

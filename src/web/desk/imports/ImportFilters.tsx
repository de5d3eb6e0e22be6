import { Checkbox, Select } from "antd";
import { stateWords } from "./import-words.ts";

interface ImportFiltersProps {
  readonly filter: Readonly<Record<string, string>>;
  readonly onFilter: (filter: Record<string, string>) => void;
}

const states = Object.entries(stateWords).map(([value, label]) => ({ value, label }));

export function ImportFilters({ filter, onFilter }: ImportFiltersProps) {
  const set = (name: string, value: string | undefined) => {
    const { [name]: _, ...rest } = filter;
    onFilter(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div className="filters">
      <span className="filter">
        状况
        <Select
          aria-label="状况"
          allowClear
          placeholder="全部"
          value={filter["state"]}
          options={states}
          onChange={(state?: string) => set("state", state)}
          style={{ width: 150 }}
        />
      </span>
      <Checkbox
        checked={filter["mine"] === "1"}
        onChange={({ target }) => set("mine", target.checked ? "1" : undefined)}
      >
        只看本人上传的
      </Checkbox>
    </div>
  );
}

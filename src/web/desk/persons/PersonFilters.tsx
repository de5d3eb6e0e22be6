import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { organisations, townships } from "#contract/registry.ts";
import { personKindLabel } from "#domain/registry/person.ts";
import { useApi } from "../../api/use-api.ts";
import type { PersonFilter } from "./use-person-filter.ts";

interface PersonFiltersProps {
  readonly filter: PersonFilter;
  readonly onChange: (next: PersonFilter) => void;
}

const kinds = Object.entries(personKindLabel).map(([value, label]) => ({ value, label }));
const choices = (rows: readonly { readonly id: string; readonly name: string }[] | undefined) =>
  (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));

export function PersonFilters({ filter, onChange }: PersonFiltersProps) {
  const query = useApi().query;
  const { data: units } = useQuery(query(organisations.list, { query: {} }));
  const { data: places } = useQuery(query(townships.list, { query: {} }));
  return (
    <div className="filters">
      <Choice word="类别" value={filter.kind} options={kinds} onChange={(kind) => onChange({ kind })} width={170} />
      <Choice
        word="单位"
        value={filter.organisationId}
        options={choices(units)}
        onChange={(organisationId) => onChange({ organisationId })}
        width={180}
      />
      <Choice
        word="任职乡镇"
        value={filter.townshipId}
        options={choices(places)}
        onChange={(townshipId) => onChange({ townshipId })}
        width={140}
      />
      <label>
        查找
        <Input.Search
          allowClear
          key={filter.search ?? ""}
          defaultValue={filter.search ?? ""}
          placeholder="姓名、职务或单位"
          onSearch={(search) => onChange({ search })}
        />
      </label>
      <Checkbox
        checked={filter.unitHead === "1"}
        onChange={({ target }) => onChange({ unitHead: target.checked ? "1" : undefined })}
      >
        只看单位主要负责人
      </Checkbox>
      <Checkbox
        checked={filter.closed === "true"}
        onChange={({ target }) => onChange({ closed: target.checked ? "true" : undefined })}
      >
        含已移出名册的
      </Checkbox>
    </div>
  );
}

interface ChoiceProps {
  readonly word: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly width: number;
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ word, value, options, width, onChange }: ChoiceProps) {
  return (
    <span className="filter">
      {word}
      <Select
        aria-label={word}
        allowClear
        placeholder="全部"
        value={value}
        options={[...options]}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(next?: string) => onChange(next)}
        style={{ width }}
      />
    </span>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { townships } from "#contract/registry.ts";
import { useApi } from "../../api/use-api.ts";
import { Field, ProblemNote } from "../../ui/index.ts";

interface TownshipSelectProps {
  readonly name: string;
  readonly label: string;
  readonly countyId: string;
  readonly without?: string;
  readonly required?: boolean;
}

export function TownshipSelect({ name, label, countyId, without, required = true }: TownshipSelectProps) {
  const { data = [], error } = useQuery(useApi().query(townships.list, { query: { countyId } }));
  const options = data.filter(({ id }) => id !== without).map(({ id, name: text }) => ({ value: id, label: text }));
  return (
    <>
      <ProblemNote problem={error} />
      <Field name={name} label={label} required={required}>
        <Select
          allowClear={!required}
          showSearch={{ optionFilterProp: "label" }}
          options={options}
          notFoundContent="没有可选的乡镇（街道）。"
        />
      </Field>
    </>
  );
}

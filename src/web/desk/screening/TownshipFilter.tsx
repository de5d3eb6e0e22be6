import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { assessments } from "#contract/assessments.ts";
import { useApi } from "../../api/use-api.ts";

interface TownshipFilterProps {
  readonly roundId: string;
  readonly value: string | undefined;
  readonly onChange: (townshipId: string | undefined) => void;
}

/** Townships of the round within reach; with one alone there is nothing to choose. */
export function TownshipFilter({ roundId, value, onChange }: TownshipFilterProps) {
  const { data } = useQuery(useApi().query(assessments.progress, { params: { id: roundId } }));
  if (!data || data.length < 2) return null;
  return (
    <span className="filter">
      乡镇
      <Select
        aria-label="乡镇"
        allowClear
        placeholder="全部"
        value={value}
        options={data.map(({ townshipId, township }) => ({ value: townshipId, label: township }))}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(townshipId?: string) => onChange(townshipId)}
        style={{ width: 130 }}
      />
    </span>
  );
}

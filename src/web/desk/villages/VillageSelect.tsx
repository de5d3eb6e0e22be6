import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { villages } from "#contract/villages.ts";
import { useApi } from "../../api/use-api.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface VillageSelectProps {
  readonly id?: string;
  readonly value?: Choice[];
  readonly onChange?: (chosen: Choice[]) => void;
  readonly countyId: string;
  readonly without: string;
  readonly onChoice: (chosen: readonly Choice[]) => void;
}

/** Finds villages of the county by typing part of a name. */
export function VillageSelect({ id, value, onChange, countyId, without, onChoice }: VillageSelectProps) {
  const [search, setSearch] = useState("");
  const { data } = useQuery(useApi().query(villages.list, { query: { countyId, search, size: 50 } }));
  const options = (data?.rows ?? [])
    .filter((row) => row.id !== without)
    .map((row) => ({ value: row.id, label: `${row.townshipName}${row.name}` }));
  return (
    <Select
      id={id}
      mode="multiple"
      labelInValue
      value={value}
      options={options}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder="输入村名查找"
      notFoundContent="没有查到这个村（社区）。"
      onChange={(chosen: Choice[]) => {
        onChange?.(chosen);
        onChoice(chosen);
      }}
    />
  );
}

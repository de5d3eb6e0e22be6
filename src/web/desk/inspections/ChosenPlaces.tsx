import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { townships } from "#contract/registry.ts";
import { teams } from "#contract/teams.ts";
import { villages } from "#contract/villages.ts";
import type { ChecklistSubject } from "#domain/inspections/checklist.ts";
import { useApi } from "../../api/use-api.ts";

interface ChosenPlacesProps {
  readonly subject: ChecklistSubject;
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
}

/** Villages, teams or townships one by one, found by a part of their name. */
export function ChosenPlaces({ subject, id, value = [], onChange }: ChosenPlacesProps) {
  const [search, setSearch] = useState("");
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const found = useFound(subject, search);
  const names = new Map([...known, ...found.map((one) => [one.value, one.label] as const)]);
  const kept = value.filter((one) => !found.some((option) => option.value === one));
  return (
    <Select
      id={id}
      mode="multiple"
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={value}
      options={[...found, ...kept.map((one) => ({ value: one, label: names.get(one) ?? "已选" }))]}
      placeholder="输入名称查找"
      onChange={(ids: string[]) => {
        setKnown(names);
        onChange?.(ids);
      }}
    />
  );
}

function useFound(subject: ChecklistSubject, search: string) {
  const api = useApi();
  const places = useQuery({
    ...api.query(villages.list, { query: { search, size: 50 } }),
    enabled: subject === "village",
  });
  const standing = useQuery({
    ...api.query(teams.list, { query: { search, size: 50 } }),
    enabled: subject === "team",
  });
  const towns = useQuery({ ...api.query(townships.list, { query: {} }), enabled: subject === "township" });
  const village = (places.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  const team = (standing.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }));
  const township = (towns.data ?? [])
    .filter(({ name }) => name.includes(search))
    .map((row) => ({ value: row.id, label: row.name }));
  return { village, team, township }[subject];
}

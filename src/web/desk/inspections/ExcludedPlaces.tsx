import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { inspections } from "#contract/inspections.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote } from "../../ui/index.ts";
import type { DrawSettings } from "./contract-types.ts";

interface ExcludedPlacesProps {
  readonly inspectionId: string;
  readonly excluded: DrawSettings["excluded"];
  readonly onExcluded: (excluded: DrawSettings["excluded"]) => void;
}

/** 另行剔除：each with a reason, which is frozen and published with the frame. */
export function ExcludedPlaces({ inspectionId, excluded, onExcluded }: ExcludedPlacesProps) {
  const [id, setId] = useState<string>();
  const [reason, setReason] = useState("");
  const { data, error } = useQuery(useApi().query(inspections.candidates, { params: { id: inspectionId } }));
  const names = new Map((data?.rows ?? []).map((row) => [row.id, row.name]));
  const open = (data?.rows ?? []).filter((row) => !excluded.some((one) => one.id === row.id));
  const add = () => {
    onExcluded([...excluded, { id: id!, reason: reason.trim() }]);
    setId(undefined);
    setReason("");
  };
  return (
    <fieldset className="draw-excluded">
      <legend>另行剔除的对象（选填，理由随底册定格、一并公布）</legend>
      <ProblemNote problem={error} />
      <div className="draw-excluded-line">
        <Select
          aria-label="另行剔除的对象"
          placeholder="选择对象"
          showSearch={{ optionFilterProp: "label" }}
          value={id}
          options={open.map((row) => ({ value: row.id, label: row.name }))}
          onChange={(next?: string) => setId(next)}
        />
        <Input
          aria-label="剔除的理由"
          placeholder="理由，如正在换届"
          maxLength={100}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button disabled={id === undefined || reason.trim() === ""} onClick={add}>
          剔除
        </Button>
      </div>
      <Excluded
        rows={excluded.map((one) => ({ ...one, name: names.get(one.id) ?? "已选对象" }))}
        onRemove={(out) => onExcluded(excluded.filter((one) => one.id !== out))}
      />
    </fieldset>
  );
}

interface ExcludedProps {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly reason: string }[];
  readonly onRemove: (id: string) => void;
}

const Excluded = ({ rows, onRemove }: ExcludedProps) => (
  <ul>
    {rows.map(({ id, name, reason }) => (
      <li key={id}>
        {name}：{reason}{" "}
        <Button type="link" size="small" aria-label={`移出${name}`} onClick={() => onRemove(id)}>
          移出
        </Button>
      </li>
    ))}
  </ul>
);

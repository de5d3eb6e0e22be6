import { Select } from "antd";
import { useSearchParams } from "wouter";
import { bulletinWaitLabel } from "#domain/bulletins/labels.ts";

const waitOptions = Object.entries(bulletinWaitLabel).map(([value, label]) => ({ value, label }));

/** What asks the reader himself to act. */
export function WaitsFilter({ value }: { value: string | null }) {
  const [, setParams] = useSearchParams();
  return (
    <div className="filters">
      <span className="filter">
        等您办理
        <Select
          aria-label="等您办理"
          allowClear
          placeholder="全部通报、简报"
          value={value}
          options={waitOptions}
          onChange={(next?: string) => setParams(next ? { waits: next } : {})}
          style={{ width: 170 }}
        />
      </span>
    </div>
  );
}

import { Checkbox, Input, Select } from "antd";
import { DateField } from "../../ui/index.ts";
import { auditLabel } from "#domain/audit/labels.ts";

interface AuditFiltersProps {
  readonly filter: Record<string, string | undefined>;
  readonly onFilter: (change: Record<string, string | undefined>) => void;
}

const verbs = Object.entries(auditLabel).map(([value, label]) => ({ value, label }));

export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const { from, to, account, verb, subject, sealed } = filter;
  return (
    <div className="filters">
      <span className="filter">
        日期
        <DateField label="起始日期" value={from} latest={to} onChange={(day) => onFilter({ from: day ?? undefined })} />
        至
        <DateField label="截止日期" value={to} earliest={from} onChange={(day) => onFilter({ to: day ?? undefined })} />
      </span>
      <label>
        操作人
        <Input.Search
          allowClear
          defaultValue={account}
          onSearch={(text) => onFilter({ account: text })}
          style={{ width: 150 }}
        />
      </label>
      <span className="filter">
        操作
        <Select
          aria-label="操作"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          value={verb}
          options={verbs}
          placeholder="全部"
          onChange={(value?: string) => onFilter({ verb: value })}
          style={{ width: 180 }}
        />
      </span>
      <label>
        对象编号
        <Input.Search
          allowClear
          defaultValue={subject}
          onSearch={(text) => onFilter({ subject: text })}
          style={{ width: 240 }}
        />
      </label>
      <Checkbox
        checked={sealed === "no"}
        onChange={({ target }) => onFilter({ sealed: target.checked ? "no" : undefined })}
      >
        只看待封存的
      </Checkbox>
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import { InputNumber } from "antd";
import type { RuleContent } from "#contract/rule-shapes.ts";
import { rules } from "#contract/rules.ts";
import { useApi } from "../../api/use-api.ts";
import { Field } from "../../ui/index.ts";

interface CapacityFieldProps {
  readonly label: string;
  readonly of: keyof RuleContent<"match">["capacity"];
}

/** How many villages one leader or unit can take; left empty the county's rule says, and the hint what it says today. */
export function CapacityField({ label, of }: CapacityFieldProps) {
  const { data } = useQuery(useApi().query(rules.read, { params: { code: "match" }, query: {} }));
  const most = data && (data.content as RuleContent<"match">).capacity[of];
  const now = most === undefined ? "" : `（现为 ${most} 个）`;
  return (
    <Field name="villageCapacity" label={label} required={false} hint={`不填按本县规则${now}；填 0 的，本轮不安排。`}>
      <InputNumber min={0} max={20} precision={0} />
    </Field>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { projectGates } from "#contract/project-gates.ts";
import { wanOf } from "#domain/money.ts";
import { procurementCategoryLabel, procurementMethodLabel } from "#domain/projects/gates/procurement.ts";
import { useApi } from "../../../api/use-api.ts";
import { Field } from "../../../ui/index.ts";
import { MoneyField } from "../../funds/MoneyField.tsx";
import { optionsOf } from "../project-types.ts";
import { ExemptForm } from "./ExemptForm.tsx";
import type { FactValues } from "./fact-values.ts";
import type { GatesPage } from "./gate-types.ts";

/** 招投标: how it was bought and by whom it was won; what the amount asks, and what looks like one purchase in pieces, is told beside it. */
export function TenderFields({ page }: { page: GatesPage }) {
  return (
    <>
      <div className="field-pair">
        <Field name={["facts", "category"]} label="采购类别">
          <Select options={optionsOf(procurementCategoryLabel)} />
        </Field>
        <MoneyField name={["facts", "amountFen"]} label="中标（成交）金额" />
      </div>
      <div className="field-pair">
        <Field name={["facts", "method"]} label="采购方式">
          <Select options={optionsOf(procurementMethodLabel)} />
        </Field>
        <Field name={["facts", "winner"]} label="中标（成交）单位">
          <Input maxLength={100} />
        </Field>
      </div>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => <TenderHints page={page} values={(getFieldValue("facts") ?? {}) as FactValues} />}
      </Form.Item>
      {page.exemptions.length > 0 && (
        <Field name={["facts", "exemptionId"]} label="采购方式批准" required={false}>
          <Select
            allowClear
            options={page.exemptions.map(({ id, method, amountFen, by, document }) => ({
              value: id,
              label: `${procurementMethodLabel[method]}，${wanOf(amountFen)} 万元以内，${by}批准${document && `，${document}`}`,
            }))}
          />
        </Field>
      )}
    </>
  );
}

function TenderHints({ page, values }: { page: GatesPage; values: FactValues }) {
  const { category, amountFen = 0, winner = "" } = values;
  const asked = category !== undefined && amountFen > 0;
  const { data } = useQuery({
    ...useApi().query(projectGates.splitting, {
      params: { id: page.id },
      query: { procurementCategory: category ?? "works", amountFen: Math.max(1, amountFen), winner },
    }),
    enabled: asked,
  });
  if (!asked || !data) return null;
  return (
    <div className="pass-hint">
      {data.asked && <p>按本县规定，这一金额至少应采用{procurementMethodLabel[data.asked]}。</p>}
      {data.hints.length > 0 && (
        <>
          <p>疑似化整为零，请核实（仅供参考，不影响办理）：</p>
          <ul>
            {data.hints.map(({ projectId, name, onDay, winner: won, amountFen: fen }) => (
              <li key={projectId}>
                {onDay}　{name}　{won}　{wanOf(fen)} 万元
              </li>
            ))}
          </ul>
        </>
      )}
      {page.can.exempt && <ExemptForm page={page} values={values} />}
    </div>
  );
}

import { Input, Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { partsOf } from "#domain/date.ts";
import type { PlanKind } from "#domain/plans/plan.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage } from "../../ui/index.ts";
import type { TeamPlans } from "./contract-types.ts";

interface Values {
  readonly year: number;
  readonly month?: number;
  readonly aims?: string;
}

interface NewPlanFormProps {
  readonly team: TeamPlans;
  readonly kind: PlanKind;
  readonly onClose: () => void;
}

export function NewPlanForm({ team, kind, onClose }: NewPlanFormProps) {
  const [id] = useState(uuidv7);
  const [, navigate] = useLocation();
  const create = useWrite(plans.create, {
    refresh: [plans.team, plans.list],
    onDone: () => navigate(`/plans/${id}`),
  });
  const { year: now, month: thisMonth } = partsOf(team.today);
  const [first, last] = [partsOf(team.formedOn).year, partsOf(team.termTo).year];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const save = ({ year, month, aims = "" }: Values) =>
    create.send({
      params: { id: team.id },
      body: { id, kind, year, month: kind === "monthly" ? (month ?? null) : null, aims },
    });
  return (
    <FormPage<Values>
      initial={{ year: years.includes(now) ? now : first, month: thisMonth, aims: "" }}
      problem={create.problem}
      sending={create.sending}
      submit="建立"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="year" label={kind === "three-year" ? "起始年份" : "年份"}>
        <Select
          options={years.map((year) => ({
            value: year,
            label: kind === "three-year" ? `${year}—${year + 2}年` : `${year}年`,
          }))}
        />
      </Field>
      {kind === "monthly" && (
        <Field name="month" label="月份">
          <Select options={Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))} />
        </Field>
      )}
      <Field
        name="aims"
        label="总体目标"
        required={false}
        hint={kind === "monthly" ? "可以不填。" : "可以先建立，列好任务后再写。报审前应填写。"}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
    </FormPage>
  );
}

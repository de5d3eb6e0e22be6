import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { majorItems } from "#contract/major-items.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { majorCategoryLabel } from "#domain/plans/labels.ts";
import { majorCategories, type MajorCategory } from "#domain/plans/major-item.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Item, TeamPlans } from "./contract-types.ts";
import { withPresent } from "./present-link.ts";

interface Values {
  readonly title: string;
  readonly category: MajorCategory;
  readonly problemId?: string;
  readonly budget?: number | null;
  readonly landsOn?: string | null;
}

interface ItemFormProps {
  readonly team: TeamPlans;
  readonly year: number;
  readonly item: Item | undefined;
  readonly onClose: () => void;
}

export function ItemForm({ team, year, item, onClose }: ItemFormProps) {
  const [id] = useState(uuidv7);
  const links = useQuery(useApi().query(plans.links, { params: { id: team.id }, query: {} })).data;
  const refresh = [majorItems.list, plans.teams, plans.links];
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const add = useWrite(majorItems.add, { refresh, onDone });
  const edit = useWrite(majorItems.edit, { refresh, onDone });
  const save = ({ title, category, problemId = "", budget = null, landsOn = null }: Values) => {
    const budgetFen = budget === null ? null : Math.round(budget * 100);
    const fields = { title, category, problemId: problemId || null, budgetFen, landsOn };
    if (item) edit.send({ params: { id: item.id }, body: { version: item.version, ...fields } });
    else add.send({ params: { id: team.id }, body: { id, year, ...fields } });
  };
  return (
    <FormPage<Values>
      initial={item && initialOf(item)}
      problem={add.problem ?? edit.problem}
      sending={add.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="title" label="事项" hint="应有助于本村转化；讲课、慰问和宣传本单位业务一般不列入。">
        <Input.TextArea rows={2} maxLength={100} showCount />
      </Field>
      <Field name="category" label="类别">
        <Select options={majorCategories.map((value) => ({ value, label: majorCategoryLabel[value] }))} />
      </Field>
      <Field name="problemId" label="对应问题" required={false}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          loading={links === undefined}
          placeholder={links?.problems.length === 0 ? "问题清单还没有列出问题" : "不对应"}
          options={withPresent(links?.problems ?? [], item?.problem).map((one) => ({ value: one.id, label: one.text }))}
        />
      </Field>
      <Field name="budget" label="预算（元）" required={false}>
        <InputNumber min={0} max={1_000_000_000} precision={2} style={{ width: 200 }} />
      </Field>
      <Field name="landsOn" label="落地时间" required={false} hint="上报前应填写，在派驻期内。">
        <DateField earliest={team.formedOn} latest={team.termTo} />
      </Field>
    </FormPage>
  );
}

const initialOf = ({ title, category, problem, budgetFen, landsOn }: Item): Partial<Values> => ({
  title,
  category,
  ...(problem && { problemId: problem.id }),
  budget: budgetFen === null ? null : budgetFen / 100,
  landsOn,
});

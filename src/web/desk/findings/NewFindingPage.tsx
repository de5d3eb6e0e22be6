import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { FindingSource, FindingType, Severity } from "#domain/inspections/finding.ts";
import { findingSourceLabel, findingStatusLabel, findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, Field, FormPage, Page, toast } from "../../ui/index.ts";
import { afterFinding, namedOptions, optionsOf } from "./finding-types.ts";

interface Values {
  readonly townshipId?: string;
  readonly villageId?: string;
  readonly source: FindingSource;
  readonly foundOn: string;
  readonly category: string;
  readonly description: string;
  readonly basis: string;
  readonly severity: Severity;
  readonly type: FindingType;
  readonly earlierId?: string;
}

/** 登记问题 of any source; those of a visit are written down in the visit. */
export function NewFindingPage() {
  const [, go] = useLocation();
  const api = useApi();
  const today = useQuery(api.query(auth.state, {})).data?.today;
  const { data: choices } = useQuery(api.query(findings.choices, { query: {} }));
  const [id] = useState(uuidv7);
  const register = useWrite(findings.register, {
    refresh: afterFinding,
    onDone: ({ number }) => {
      toast(`已登记为第 ${number} 号问题。`);
      go(`/findings/${id}`);
    },
  });
  const send = ({ townshipId, villageId, earlierId, ...rest }: Values) =>
    register.send({
      body: {
        id,
        ...rest,
        villageId: villageId ?? null,
        townshipId: villageId ? null : (townshipId ?? null),
        earlierId: earlierId ?? null,
      },
    });
  if (!today || !choices) return <Page title="登记问题" breadcrumb={way} />;
  return (
    <Page
      title="登记问题"
      subtitle="登记后由县级交办责任单位整改。到村检查发现的问题，请在检查记录中登记。"
      breadcrumb={way}
    >
      <Card title="问题" padded>
        <FormPage<Values>
          initial={{ foundOn: today, severity: "ordinary", type: "dated" }}
          problem={register.problem}
          sending={register.sending}
          submit="登记"
          onSubmit={send}
          onCancel={() => go("/findings")}
        >
          <PlaceFields choices={choices} />
          <Field name="source" label="来源">
            <Select options={optionsOf(findingSourceLabel)} />
          </Field>
          <Field name="foundOn" label="发现日期">
            <DateField latest={today} />
          </Field>
          <Field name="category" label="问题类别">
            <Select
              showSearch
              options={choices.categories.map(({ name, independent }) => ({
                value: name,
                label: independent ? `${name}（销号前须听取意见）` : name,
              }))}
            />
          </Field>
          <Field name="description" label="问题描述" hint="写明事实：什么时候、什么地方、什么情况。">
            <Input.TextArea rows={5} maxLength={2000} showCount />
          </Field>
          <Field name="basis" label="依据" hint="所违反或者没有落实的规定及条款。">
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Field>
          <Field name="severity" label="严重程度">
            <Select options={optionsOf(choices.severities)} />
          </Field>
          <Field name="type" label="整改类型">
            <Select options={optionsOf(findingTypeLabel)} />
          </Field>
          <EarlierField />
        </FormPage>
      </Card>
    </Page>
  );
}

const way = [{ title: "问题整改台账", path: "/findings" }];

function PlaceFields({
  choices,
}: {
  choices: { townships: { id: string; name: string }[]; villages: { id: string; name: string; townshipId: string }[] };
}) {
  const form = Form.useFormInstance();
  const townshipId = Form.useWatch<string | undefined>("townshipId", form);
  const villages = choices.villages.filter((one) => one.townshipId === townshipId);
  return (
    <>
      <Field name="townshipId" label="乡镇（街道）" required={false} hint="不属于某个乡镇的，不选。">
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          options={namedOptions(choices.townships)}
          onChange={() => form.resetFields(["villageId"])}
        />
      </Field>
      <Field name="villageId" label="村（社区）" required={false}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          disabled={!townshipId}
          options={namedOptions(villages)}
        />
      </Field>
    </>
  );
}

/** 同村同类：found within twelve months, offered to be linked. */
function EarlierField() {
  const form = Form.useFormInstance();
  const villageId = Form.useWatch<string | undefined>("villageId", form);
  const category = Form.useWatch<string | undefined>("category", form);
  const asked = villageId !== undefined && category !== undefined;
  const { data } = useQuery({
    ...useApi().query(findings.earlier, { query: { villageId: villageId ?? "", category: category ?? "" } }),
    enabled: asked,
  });
  const rows = asked ? (data?.rows ?? []) : [];
  if (rows.length === 0) return null;
  return (
    <Field
      name="earlierId"
      label="关联以前的问题"
      required={false}
      hint={`该村近十二个月有 ${rows.length} 个同类问题，属于同一问题再次出现的请关联。`}
    >
      <Select
        allowClear
        options={rows.map(({ id, number, foundOn, description, status }) => ({
          value: id,
          label: `第 ${number} 号　${foundOn}　${findingStatusLabel[status]}　${description.slice(0, 24)}`,
        }))}
      />
    </Field>
  );
}

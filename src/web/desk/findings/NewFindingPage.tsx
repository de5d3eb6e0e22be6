import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { FindingSource, FindingType, Severity } from "#domain/inspections/finding.ts";
import { findingSourceLabel, findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, Field, FormPage, Page, toast } from "../../ui/index.ts";
import { EarlierField } from "./EarlierField.tsx";
import { PlaceFields } from "./PlaceFields.tsx";
import { afterFinding, type FindingChoices, optionsOf } from "./finding-types.ts";

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

const way = [{ title: "问题整改台账", path: "/findings" }];

/** 登记问题 of any source; those of a visit are written down in the visit. */
export function NewFindingPage() {
  const api = useApi();
  const today = useQuery(api.query(auth.state, {})).data?.today;
  const { data: choices } = useQuery(api.query(findings.choices, { query: {} }));
  if (!today || !choices) return <Page title="登记问题" breadcrumb={way} />;
  return (
    <Page
      title="登记问题"
      subtitle="登记后由县级交办责任单位整改。到村检查发现的问题，请在检查记录中登记。"
      breadcrumb={way}
    >
      <Card title="问题" padded>
        <FindingForm today={today} choices={choices} />
      </Card>
    </Page>
  );
}

function FindingForm({ today, choices }: { today: string; choices: FindingChoices }) {
  const [, go] = useLocation();
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
  return (
    <FormPage<Values>
      initial={{ foundOn: today, severity: "ordinary", type: "dated" }}
      problem={register.problem}
      sending={register.sending}
      submit="登记"
      onSubmit={send}
      onCancel={() => go("/findings")}
    >
      <PlaceFields choices={choices} />
      <FactFields today={today} choices={choices} />
      <EarlierField />
    </FormPage>
  );
}

/** What was found, on what ground, and how it is to be rectified. */
function FactFields({ today, choices: { categories, severities } }: { today: string; choices: FindingChoices }) {
  return (
    <>
      <Field name="source" label="来源">
        <Select options={optionsOf(findingSourceLabel)} />
      </Field>
      <Field name="foundOn" label="发现日期">
        <DateField latest={today} />
      </Field>
      <Field name="category" label="问题类别">
        <Select
          showSearch
          options={categories.map(({ name, independent }) => ({
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
        <Select options={optionsOf(severities)} />
      </Field>
      <Field name="type" label="整改类型">
        <Select options={optionsOf(findingTypeLabel)} />
      </Field>
    </>
  );
}

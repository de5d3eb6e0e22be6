import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { remeasurements } from "#contract/remeasurements.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { addDays } from "#domain/date.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, Field, FormPage, Page, toast } from "../../ui/index.ts";
import { namedOptions, optionsOf } from "../findings/finding-types.ts";
import { afterSample, way } from "./remeasurement-types.ts";

interface Values {
  readonly from: string;
  readonly until: string;
  readonly townshipId?: string;
  readonly kind?: ProjectKind;
}

export function FreezePage() {
  const api = useApi();
  const [, go] = useLocation();
  const [id] = useState(uuidv7);
  const today = useQuery(api.query(auth.state, {})).data?.today;
  const { data } = useQuery(api.query(remeasurements.list, { query: {} }));
  const freeze = useWrite(remeasurements.freeze, {
    refresh: afterSample,
    onDone: ({ projects }) => {
      toast(`底册已定格，列入 ${projects} 个项目。约一分钟后可以抽取。`);
      go(`/remeasurements/${id}`);
    },
  });
  const send = ({ townshipId, kind, ...rest }: Values) =>
    freeze.send({ body: { id, ...rest, townshipId: townshipId ?? null, kind: kind ?? null } });
  return (
    <Page title="定格抽取底册" breadcrumb={way}>
      <Card title="抽取范围" padded>
        <FormPage<Values>
          initial={{}}
          problem={freeze.problem}
          sending={freeze.sending}
          submit="定格"
          onSubmit={send}
          onCancel={() => go("/remeasurements")}
        >
          <p>
            定格以后底册不能改动，同一期间、范围只抽取一次。抽取的种子由定格后的第一个审计封存算出，定格时谁也不知道会抽中哪些项目。比例在“规则设置”中规定。
          </p>
          <Field name="from" label="验收日期从">
            <DateField latest={today} />
          </Field>
          <Field name="until" label="验收日期到">
            <DateField latest={today && addDays(today, -1)} />
          </Field>
          <Field name="townshipId" label="乡镇（街道）" required={false}>
            <Select allowClear placeholder="全部" options={namedOptions(data?.townships ?? [])} />
          </Field>
          <Field name="kind" label="项目类型" required={false}>
            <Select allowClear placeholder="全部" options={optionsOf(projectKindLabel)} />
          </Field>
        </FormPage>
      </Card>
    </Page>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { plans } from "#contract/plans.ts";
import { schedules } from "#contract/schedules.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, ProblemNote } from "../../ui/index.ts";
import type { Links, TeamPlans } from "./contract-types.ts";
import { Gantt } from "./Gantt.tsx";

interface Values {
  readonly name: string;
  readonly templateCode: string;
  readonly deadline: string;
  /** What it serves, as "goal:id": one choice, so that there is one at most. */
  readonly serves?: string;
}

export function ScheduleForm({ team, onClose }: { team: TeamPlans; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const [, navigate] = useLocation();
  const api = useApi();
  const params = { id: team.id };
  const templates = useQuery(api.query(schedules.templates, { params })).data;
  const links = useQuery(api.query(plans.links, { params, query: {} })).data;
  const create = useWrite(schedules.create, {
    refresh: [schedules.list],
    onDone: () => navigate(`/schedules/${id}`),
  });
  const save = ({ serves = "", ...fields }: Values) => {
    const [kind, servedId = null] = serves.split(":");
    const link = (name: string) => (kind === name ? servedId : null);
    const served = { majorItemId: link("major-item"), goalId: link("goal"), taskId: null };
    create.send({ params, body: { id, ...fields, ...served } });
  };
  return (
    <FormPage<Values>
      problem={create.problem}
      sending={create.sending}
      submit="建立倒排工期"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="name" label="名称" hint="如“党群服务中心改造”。">
        <Input maxLength={100} />
      </Field>
      <Field name="templateCode" label="工序模板">
        <Select
          loading={templates === undefined}
          options={(templates ?? []).map(({ code, title, steps }) => ({
            value: code,
            label: `${title}（${steps} 道工序）`,
          }))}
        />
      </Field>
      <Field name="deadline" label="完成时限">
        <DateField earliest={team.today} latest={team.termTo} />
      </Field>
      <Served links={links} />
      <Trial teamId={team.id} />
    </FormPage>
  );
}

function Served({ links }: { links: Links | undefined }) {
  return (
    <Field name="serves" label="对应事项或者目标" required={false}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder="不对应"
        options={links && servedOptions(links)}
      />
    </Field>
  );
}

const servedOptions = ({ majorItems, goals }: Links) => [
  { label: "重大帮扶事项", options: majorItems.map(({ id, text }) => ({ value: `major-item:${id}`, label: text })) },
  { label: "目标事项", options: goals.map(({ id, text }) => ({ value: `goal:${id}`, label: text })) },
];

/** 试排: what the choice comes to, before anything is saved. */
function Trial({ teamId }: { teamId: string }) {
  const form = Form.useFormInstance<Values>();
  const templateCode = Form.useWatch("templateCode", form);
  const deadline = Form.useWatch("deadline", form);
  const { data, error } = useQuery({
    ...useApi().query(schedules.preview, { params: { id: teamId }, query: { templateCode, deadline } }),
    enabled: Boolean(templateCode && deadline),
    retry: false,
  });
  if (!templateCode || !deadline) return null;
  if (error) return <ProblemNote problem={error} title="无法排出工期" />;
  if (!data) return null;
  return (
    <section className="plan-trial" aria-label="试排">
      <p className={data.lateDays > 0 ? "plan-late" : "plan-fits"}>{data.sentence}</p>
      <Gantt drawing={data} />
    </section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { findings } from "#contract/findings.ts";
import { type Assignee, assignees, type FindingType } from "#domain/inspections/finding.ts";
import { assigneeLabel, findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterFinding, namedOptions } from "./finding-types.ts";

interface Handed {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly type: FindingType;
  readonly status: string;
  readonly dueOn: string | null;
}

interface Values {
  readonly assignedTo: Assignee;
  readonly organisationId?: string;
  readonly leadLeader?: string;
  readonly responsible: string;
  readonly measures?: string;
  readonly dueOn?: string | null;
  readonly stages?: { readonly text: string; readonly dueOn: string }[];
}

/** 交办: to whom, by when; several at once go to the same body with the same words. */
export function AssignForm({ rows, onClose }: { rows: readonly Handed[]; onClose: (done: boolean) => void }) {
  const { data: choices } = useQuery(useApi().query(findings.choices, { query: {} }));
  const assign = useWrite(findings.assign, {
    refresh: afterFinding,
    onDone: ({ assigned }) => {
      toast(`已交办 ${assigned} 个问题。`);
      onClose(true);
    },
  });
  const types = [...new Set(rows.map(({ type }) => type))];
  const staged = types.length === 1 && types[0] === "staged";
  const again = rows.every(({ status }) => status !== "registered");
  const send = ({ organisationId, leadLeader = "", measures = "", dueOn, stages = [], ...rest }: Values) =>
    assign.send({
      body: {
        ...rest,
        leadLeader,
        measures,
        stages,
        dueOn: dueOn ?? null,
        organisationId: organisationId ?? null,
        findings: rows.map(({ id, version }) => ({ id, version })),
      },
    });
  return (
    <FormPage<Values>
      problem={assign.problem}
      sending={assign.sending}
      submit={again ? "改派" : "交办"}
      onSubmit={send}
      onCancel={() => onClose(false)}
    >
      <p>
        {rows.length === 1
          ? `第 ${rows[0]!.number} 号问题。`
          : `共 ${rows.length} 个问题，一并交办，有一个不能交办则都不交办。`}
      </p>
      <Field name="assignedTo" label="责任单位类别" hint="交办给驻村工作队的，为问题所在村的工作队。">
        <Select options={assignees.map((value) => ({ value, label: assigneeLabel[value] }))} autoFocus />
      </Field>
      <Form.Item noStyle dependencies={["assignedTo"]}>
        {({ getFieldValue }) =>
          getFieldValue("assignedTo") === "unit" && (
            <Field name="organisationId" label="县直单位">
              <Select showSearch={{ optionFilterProp: "label" }} options={namedOptions(choices?.units ?? [])} />
            </Field>
          )
        }
      </Form.Item>
      <Field name="leadLeader" label="牵头领导" required={false}>
        <Input maxLength={40} />
      </Field>
      <Field name="responsible" label="责任人">
        <Input maxLength={40} />
      </Field>
      <Field name="measures" label="整改要求和措施" required={false}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
      {staged ? (
        <StageFields latest={choices?.latest.staged} />
      ) : (
        <DueField types={types} again={again} choices={choices} />
      )}
    </FormPage>
  );
}

interface DueFieldProps {
  readonly types: readonly FindingType[];
  readonly again: boolean;
  readonly choices: { readonly latest: Readonly<Record<FindingType, string>> } | undefined;
}

function DueField({ types, again, choices }: DueFieldProps) {
  const latest = types.map((type) => `${findingTypeLabel[type]}至迟 ${choices?.latest[type] ?? ""}`).join("；");
  const hint = again ? "改派不改变原期限，只能提前；不填为原期限。" : `不填为规定的最后一日：${latest}。`;
  return (
    <Field name="dueOn" label="整改期限" required={false} hint={hint}>
      <DateField />
    </Field>
  );
}

function StageFields({ latest }: { latest: string | undefined }) {
  return (
    <Form.List name="stages" initialValue={[{}, {}]}>
      {(fields, { add, remove }) => (
        <fieldset className="finding-stages">
          <legend>各阶段（末一阶段至迟 {latest}）</legend>
          {fields.map(({ key, name }) => (
            <div className="finding-stage" key={key}>
              <Field name={[name, "text"]} label={`第 ${name + 1} 阶段内容`}>
                <Input maxLength={200} />
              </Field>
              <Field name={[name, "dueOn"]} label="期限">
                <DateField />
              </Field>
              {fields.length > 1 && <Button onClick={() => remove(name)}>移除</Button>}
            </div>
          ))}
          <Button onClick={() => add({})}>增加阶段</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import type { Result } from "#contract/route.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type LeaveCategory, leaveCategories, type LeaveKind, leaveKinds } from "#domain/teams/leave.ts";
import { leaveCategoryLabel, leaveKindLabel } from "#domain/teams/leave-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Empty, Field, FormPage, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { ladderWords } from "./ladder-words.ts";
import { substituteName } from "./team-words.ts";

interface Values {
  readonly postingId: string;
  readonly kind: LeaveKind;
  readonly category: LeaveCategory;
  readonly reason?: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly substituteId?: string | null;
}

export function AskLeaveForm({ onClose }: { onClose: () => void }) {
  const { data: choices, error } = useQuery(useApi().query(leaves.choices, {}));
  if (error) return <ProblemNote problem={error} />;
  if (!choices) return <Waiting lines={6} />;
  if (choices.postings.length === 0) return <Empty>目前没有在岗的驻村人员，不需要办理请假。</Empty>;
  return <AskForm choices={choices} onClose={onClose} />;
}

type Choices = Result<typeof leaves.choices>;

function AskForm({ choices, onClose }: { choices: Choices; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(leaves.ask, {
    refresh: [leaves.list, teams.waiting, teams.read, postings.read],
    onDone: () => {
      toast("已提交，等待审批。");
      onClose();
    },
  });
  const only = choices.postings.length === 1 ? choices.postings[0]!.id : undefined;
  return (
    <FormPage<Values>
      initial={{ kind: "leave", ...(only && { postingId: only }) }}
      problem={problem}
      sending={sending}
      submit="提交"
      onSubmit={({ substituteId = null, reason = "", ...values }) =>
        send({ body: { id, ...values, reason, substituteId } })
      }
      onCancel={onClose}
    >
      <Field name="postingId" label="谁请假">
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={choices.postings.map((one) => ({ value: one.id, label: `${one.name}（${one.team}）` }))}
        />
      </Field>
      <Field name="kind" label="类别">
        <Radio.Group options={leaveKinds.map((value) => ({ value, label: leaveKindLabel[value] }))} />
      </Field>
      <DependingOn choices={choices} />
      <Field name="fromOn" label="第一天">
        <DateField />
      </Field>
      <Field name="toOn" label="最后一天" hint={ladderWords(choices.ladder.rungs)}>
        <DateField />
      </Field>
    </FormPage>
  );
}

function DependingOn({ choices }: { choices: Choices }) {
  return (
    <Form.Item noStyle dependencies={["kind", "postingId"]}>
      {({ getFieldsValue }) => {
        const { kind, postingId } = getFieldsValue(["kind", "postingId"]) as Partial<Values>;
        const posting = choices.postings.find((one) => one.id === postingId);
        return <Depending key={`${kind} ${postingId}`} kind={kind} posting={posting} />;
      }}
    </Form.Item>
  );
}

interface DependingProps {
  readonly kind: LeaveKind | undefined;
  readonly posting: Choices["postings"][number] | undefined;
}

/** What may be chosen follows from leave or errand, and from whose it is. */
function Depending({ kind, posting }: DependingProps) {
  const categories = (Object.keys(leaveCategories) as LeaveCategory[]).filter(
    (one) => one === "other" || leaveCategories[one] === kind,
  );
  const substitutes = posting?.substitutes ?? [];
  return (
    <>
      <Field name="category" label="事由" hint="只有本队、审批单位和县级专班看得到。">
        <Select options={categories.map((value) => ({ value, label: leaveCategoryLabel[value] }))} />
      </Field>
      <Field name="reason" label="补充说明" required={false}>
        <Input maxLength={200} />
      </Field>
      <Field name="substituteId" label="代岗人" required={kind !== "errand"}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          notFoundContent="没有可以代岗的人员，请先联系派出单位增派。"
          options={substitutes.map((one) => ({ value: one.id, label: substituteName(one) }))}
        />
      </Field>
    </>
  );
}

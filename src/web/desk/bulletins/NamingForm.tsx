import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { namings } from "#contract/namings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import {
  type NamingKind,
  namingKindLabel,
  namingKinds,
  type NamingTone,
  namingToneLabel,
  namingTones,
} from "#domain/bulletins/naming.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";

interface NamingFormProps {
  readonly bulletinId: string;
  readonly onClose: () => void;
}

interface Proposal {
  readonly tone: NamingTone;
  readonly kind: NamingKind;
  readonly subjectId: string;
  readonly short?: boolean;
  readonly purpose: string;
}

/** 提出点名: whom, for what. */
export function NamingForm({ bulletinId, onClose }: NamingFormProps) {
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(namings.propose, {
    refresh: [bulletins.get],
    onDone: () => {
      toast("已提出点名，请由另一人核准；从“插入数字”中选取后写入正文。");
      onClose();
    },
  });
  return (
    <FormPage<Proposal>
      initial={{ tone: "fault", kind: "village" }}
      problem={problem}
      sending={sending}
      submit="提出点名"
      onSubmit={(proposal) => send({ params: { id: bulletinId }, body: { id, ...proposal } })}
      onCancel={onClose}
    >
      <Field
        name="tone"
        label="性质"
        hint="都要由另一人核准。存在问题的，发至乡镇的版本中隐去名称，并可以说明情况；好的做法照写名称，不需要说明情况。"
      >
        <Radio.Group options={namingTones.map((value) => ({ value, label: namingToneLabel[value] }))} />
      </Field>
      <Field name="kind" label="类别" hint="只点名村、乡镇、单位、工作队，不点个人姓名。">
        <Radio.Group options={namingKinds.map((value) => ({ value, label: namingKindLabel[value] }))} />
      </Field>
      <SubjectField bulletinId={bulletinId} />
      <ShortField />
      <Field name="purpose" label="事由" hint="写明点名是因为什么事，有什么依据；核准人和被点名的都能看到。">
        <Input.TextArea rows={3} maxLength={300} />
      </Field>
    </FormPage>
  );
}

const useKind = () => Form.useWatch("kind", Form.useFormInstance()) as NamingKind | undefined;

function SubjectField({ bulletinId }: { bulletinId: string }) {
  const kind = useKind() ?? "village";
  const [search, setSearch] = useState("");
  const asked = { params: { id: bulletinId }, query: { kind, search } };
  const { data, isFetching } = useQuery(useApi().query(namings.subjects, asked));
  return (
    <Field name="subjectId" label="对象">
      <Select
        key={kind}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={isFetching}
        placeholder="输入名称查找"
        options={data?.map(({ id, name, township }) => ({
          value: id,
          label: township && township !== name ? `${township}　${name}` : name,
        }))}
      />
    </Field>
  );
}

function ShortField() {
  if (useKind() !== "village") return null;
  return (
    <Field name="short" label="写法" required={false} valuePropName="checked">
      <Checkbox>只写村名，不写乡镇</Checkbox>
    </Field>
  );
}

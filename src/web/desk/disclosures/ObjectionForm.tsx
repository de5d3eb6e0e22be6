import { Input, Radio } from "antd";
import { useState } from "react";
import { disclosures } from "#contract/disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { objectionChannelLabel } from "#domain/projects/disclosures/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterDisclosure, optionsOf } from "./disclosure-types.ts";

interface Values {
  readonly receivedOn: string;
  readonly channel: "phone" | "visit" | "letter";
  readonly text: string;
  readonly name?: string;
  readonly phone?: string;
}

const { page: _page, ...channels } = objectionChannelLabel;

/** 登记来电、来访、来信的异议. */
export function ObjectionForm({ noticeId, onClose }: { noticeId: string; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const object = useWrite(disclosures.object, {
    refresh: afterDisclosure,
    onDone: ({ receipt }) => {
      toast(`已登记，查询码 ${receipt}，可以告诉提出异议的人。`);
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ receivedOn: today }}
      problem={object.problem}
      sending={object.sending}
      submit="登记异议"
      onSubmit={({ name = "", phone = "", ...values }) =>
        object.send({ params: { id: noticeId }, body: { ...values, id, name, phone } })
      }
      onCancel={onClose}
    >
      <Field name="channel" label="收到方式">
        <Radio.Group options={optionsOf(channels)} />
      </Field>
      <Field name="receivedOn" label="收到日期" hint="期满后收到的也登记，答复前同样不能办理下一步。">
        <DateField latest={today} />
      </Field>
      <Field name="text" label="异议内容">
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Field>
      <Field name="name" label="姓名" required={false} hint="匿名的不填。">
        <Input maxLength={30} />
      </Field>
      <Field name="phone" label="电话" required={false}>
        <Input maxLength={30} />
      </Field>
    </FormPage>
  );
}

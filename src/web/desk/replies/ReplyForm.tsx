import { Input } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { replies } from "#contract/namings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { useToday } from "../use-today.ts";

interface ReplyFormProps {
  readonly id: string;
  /** By the named itself, or as the county was told. */
  readonly kind: "written" | "recorded";
  readonly onClose: () => void;
}

interface Said {
  readonly text: string;
  readonly saidBy: string;
  readonly saidOn: string;
}

/** 说明情况. */
export function ReplyForm({ id: namingId, kind, onClose }: ReplyFormProps) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const { office } = useMe();
  const { send, sending, problem } = useWrite(replies.write, {
    refresh: [replies.mine, bulletins.get],
    onDone: () => {
      toast("已登记说明情况。");
      onClose();
    },
  });
  const own = kind === "written";
  return (
    <FormPage<Said>
      initial={{ saidOn: today, saidBy: own ? office.place : "" }}
      problem={problem}
      sending={sending}
      submit={own ? "提交说明" : "登记"}
      onSubmit={(said) => send({ params: { id: namingId }, body: { id, kind, ...said } })}
      onCancel={onClose}
    >
      <Field name="saidBy" label="说明单位（人）" hint={own ? undefined : "写明谁在什么岗位上说明的。"}>
        <Input maxLength={40} />
      </Field>
      <Field name="saidOn" label="说明日期">
        <DateField latest={today} />
      </Field>
      <Field name="text" label="说明内容" hint="提交后不能修改；情况有变化的，另行补充。">
        <Input.TextArea rows={6} maxLength={2000} />
      </Field>
    </FormPage>
  );
}

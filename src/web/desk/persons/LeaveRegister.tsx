import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { persons } from "#contract/persons.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { PersonFile } from "./person-types.ts";

interface Values {
  readonly onDate: string;
  readonly reason: string;
}

/** 移出名册：moved away, retired. Whoever still stands in a village is replaced there first. */
export function LeaveRegister({ person: { id, name, version } }: { person: PersonFile }) {
  const [open, setOpen] = useState(false);
  const { send, sending, problem } = useWrite(persons.close, {
    refresh: [persons.list, persons.get],
    onDone: () => {
      toast(`${name}已移出名册。`);
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>移出名册</Button>
      <Modal title={`移出名册：${name}`} open={open} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <p>移出后不再出现在可选的人选中，已有的派驻和记录保留，可以恢复。</p>
        <FormPage<Values>
          problem={problem}
          sending={sending}
          submit="移出名册"
          onSubmit={(values) => send({ params: { id }, body: { ...values, version } })}
          onCancel={() => setOpen(false)}
        >
          <Field name="onDate" label="日期">
            <DateField />
          </Field>
          <Field name="reason" label="原因" hint="如“调离”“退休”。">
            <Input maxLength={100} />
          </Field>
        </FormPage>
      </Modal>
    </>
  );
}

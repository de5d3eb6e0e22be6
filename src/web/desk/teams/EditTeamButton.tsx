import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { teams } from "#contract/teams.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Team } from "./contract-types.ts";

/** Name and term of a team. */
export function EditTeamButton({ team }: { team: Team }) {
  const [open, setOpen] = useState(false);
  const { send, sending, problem } = useWrite(teams.edit, {
    refresh: [teams.read, teams.list, teams.waiting],
    onDone: () => {
      toast("已保存。");
      setOpen(false);
    },
  });
  const { id, version, name, termTo, formedOn } = team;
  return (
    <>
      <Button onClick={() => setOpen(true)}>修改名称、任期</Button>
      <Modal title="修改名称、任期" open={open} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <FormPage<{ name: string; termTo: string }>
          initial={{ name, termTo }}
          problem={problem}
          sending={sending}
          submit="保存"
          onSubmit={(values) => send({ params: { id }, body: { version, ...values } })}
          onCancel={() => setOpen(false)}
        >
          <Field name="name" label="名称">
            <Input maxLength={60} />
          </Field>
          <Field name="termTo" label="任期至" hint="派驻到任期结束的人员，派驻结束日期随之调整。">
            <DateField earliest={formedOn} />
          </Field>
        </FormPage>
      </Modal>
    </>
  );
}

import { Input } from "antd";
import { useState } from "react";
import { projects } from "#contract/projects.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterProject, type Project } from "./project-types.ts";

interface Values {
  readonly heldOn: string;
  readonly place: string;
  readonly chair: string;
}

/** 组织论证: day, place and chair; the opinions come after. */
export function HearingForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const hold = useWrite(projects.hold, {
    refresh: afterProject,
    onDone: () => {
      toast("已登记论证，请逐份登记书面意见。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ heldOn: today }}
      problem={hold.problem}
      sending={hold.sending}
      submit="组织论证"
      onSubmit={(values) =>
        hold.send({ params: { id: project.id }, body: { id, version: project.version, ...values } })
      }
      onCancel={onClose}
    >
      <Field name="heldOn" label="论证日期">
        <DateField />
      </Field>
      <Field name="place" label="地点">
        <Input maxLength={100} />
      </Field>
      <Field name="chair" label="主持人">
        <Input maxLength={40} />
      </Field>
    </FormPage>
  );
}

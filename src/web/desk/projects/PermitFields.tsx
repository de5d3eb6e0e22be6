import { Form, Input, Select } from "antd";
import { permitKindLabel, permitStateLabel } from "#domain/projects/labels.ts";
import { permitKinds } from "#domain/projects/permit.ts";
import { Field } from "../../ui/index.ts";
import { optionsOf } from "./project-types.ts";

/** 用地、环评、规划: whether it is needed, and its paper once it is done. */
export function PermitFields() {
  const permits = Form.useWatch<Record<string, { state?: string }> | undefined>("permits", Form.useFormInstance());
  return (
    <div className="project-permits">
      {permitKinds.map((kind) => (
        <div className="project-pair" key={kind}>
          <Field name={["permits", kind, "state"]} label={`${permitKindLabel[kind]}手续`} required={false}>
            <Select allowClear options={optionsOf(permitStateLabel)} />
          </Field>
          {permits?.[kind]?.state === "done" && (
            <Field name={["permits", kind, "document"]} label={`${permitKindLabel[kind]}文号`}>
              <Input maxLength={100} />
            </Field>
          )}
        </div>
      ))}
    </div>
  );
}

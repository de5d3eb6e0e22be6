import { Checkbox, Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { uuidv7 } from "#contract/uuid.ts";
import { visits } from "#contract/visits.ts";
import type { VisitKind } from "#domain/inspections/visit.ts";
import { visitWayLabel } from "#domain/inspections/visit-labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage } from "../../ui/index.ts";
import type { VisitChoices } from "./visit-types.ts";

interface Values {
  readonly inspectionId?: string;
  readonly objectId?: string;
  readonly teamId?: string;
  readonly villageId?: string;
  readonly way?: "on-site" | "telephone";
  readonly onDay: string;
  readonly inspectors?: string[];
  readonly visitors?: string;
  readonly changedReason?: string;
}

interface NewVisitFormProps {
  readonly kind: VisitKind;
  readonly choices: VisitChoices;
  readonly at: {
    readonly inspectionId?: string | undefined;
    readonly objectId?: string | undefined;
    readonly teamId?: string | undefined;
    readonly villageId?: string | undefined;
  };
}

export function NewVisitForm({ kind, choices, at }: NewVisitFormProps) {
  const [id] = useState(uuidv7);
  const [, go] = useLocation();
  const open = useWrite(visits.open, { refresh: [visits.list, visits.choices], onDone: () => go(`/visits/${id}`) });
  if (kind === "inspection" && choices.underWay.length === 0)
    return (
      <p>
        现在没有正在进行的督查。督查开始以后，这里列出它的对象和检查人员。<Link href="/visits">返回到村检查</Link>
      </p>
    );
  return (
    <FormPage<Values>
      initial={begunAt(choices, at)}
      problem={open.problem}
      sending={open.sending}
      submit="开始填写"
      onSubmit={({ visitors = "", changedReason = "", ...values }) =>
        open.send({ body: { ...values, id, kind, visitors, changedReason } })
      }
    >
      {kind === "inspection" && <InspectionFields choices={choices} />}
      {kind === "spot-check" && <SpotCheckFields choices={choices} />}
      {kind === "leader" && <LeaderFields choices={choices} />}
      <Field name="onDay" label="日期">
        <DateField latest={choices.today} />
      </Field>
    </FormPage>
  );
}

/** What the address says, what there is only one of, and today. */
function begunAt({ underWay, today }: VisitChoices, at: NewVisitFormProps["at"]): Partial<Values> {
  const said = Object.entries(at).filter(([, value]) => value !== undefined);
  const drawn = underWay.flatMap(({ objects }) => objects).find(({ id }) => id === at.objectId);
  const only = underWay.length === 1 ? { inspectionId: underWay[0]!.id } : {};
  return { ...only, ...Object.fromEntries(said), onDay: today, way: "on-site", inspectors: drawn?.inspectors ?? [] };
}

const SpotCheckFields = ({ choices }: { readonly choices: VisitChoices }) => (
  <>
    <PlaceField name="teamId" label="驻村工作队" rows={choices.teams} />
    <Field name="way" label="方式" hint="由检查人员打电话或者到现场了解，对象是工作队整体">
      <Radio.Group options={Object.entries(visitWayLabel).map(([value, label]) => ({ value, label }))} />
    </Field>
    <Field name="visitors" label="检查人员" required={false} hint="不填的，记为本人">
      <Input maxLength={100} />
    </Field>
  </>
);

const LeaderFields = ({ choices }: { readonly choices: VisitChoices }) => (
  <>
    <PlaceField name="villageId" label="村（社区）" rows={choices.villages} />
    <Field name="visitors" label="到村领导" hint="职务和姓名，如：县委副书记某某">
      <Input maxLength={100} />
    </Field>
  </>
);

interface PlaceFieldProps {
  readonly name: "teamId" | "villageId";
  readonly label: string;
  readonly rows: VisitChoices["teams"];
}

const PlaceField = ({ name, label, rows }: PlaceFieldProps) => (
  <Field name={name} label={label}>
    <Select
      showSearch={{ optionFilterProp: "label" }}
      placeholder="输入村名查找"
      options={rows.map(({ id, name: word, township }) => ({ value: id, label: `${township}　${word}` }))}
    />
  </Field>
);

/** The object brings its drawn inspectors along; somebody else of the team may come instead, with a reason. */
function InspectionFields({ choices }: { readonly choices: VisitChoices }) {
  const form = Form.useFormInstance<Values>();
  const chosen = Form.useWatch("inspectionId", form);
  const objectId = Form.useWatch("objectId", form);
  const came = Form.useWatch("inspectors", form) ?? [];
  const inspection = choices.underWay.find(({ id }) => id === chosen);
  const object = inspection?.objects.find(({ id }) => id === objectId);
  const drawn = object?.inspectors ?? [];
  const replaced = drawn.length > 0 && came.some((one) => !drawn.includes(one));
  const fillInspectors = (id: string) =>
    form.setFieldValue("inspectors", inspection?.objects.find((one) => one.id === id)?.inspectors ?? []);
  return (
    <>
      <Field name="inspectionId" label="督查">
        <Select options={choices.underWay.map(({ id, title }) => ({ value: id, label: title }))} />
      </Field>
      <Field name="objectId" label="对象">
        <Select
          showSearch={{ optionFilterProp: "label" }}
          placeholder="输入村名查找"
          onChange={fillInspectors}
          options={inspection?.objects.map(({ id, name, township, visits: times }) => ({
            value: id,
            label: `${name.startsWith(township) ? "" : `${township}　`}${name}${times > 0 ? "（已开始检查）" : ""}`,
          }))}
        />
      </Field>
      <Field name="inspectors" label="检查人员" hint="现场检查不少于两人；已按抽取（指定）的人员选好">
        <PeopleBoxes people={inspection?.members ?? []} />
      </Field>
      {replaced && (
        <Field name="changedReason" label="更换原因" hint="与抽取（指定）的人员不一致，请写明">
          <Input maxLength={200} />
        </Field>
      )}
    </>
  );
}

interface PeopleBoxesProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
}

/** A group with its name; a required field would give it an attribute that no group may carry. */
const PeopleBoxes = ({ people, id, value, onChange }: PeopleBoxesProps) => (
  <div role="group" id={id} aria-label="检查人员" tabIndex={-1}>
    <Checkbox.Group
      role="presentation"
      value={value}
      onChange={onChange}
      options={people.map((one) => ({ value: one.id, label: one.name }))}
    />
  </div>
);

import { Button, Drawer, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { profiles } from "#contract/profiles.ts";
import { premisesConditionLabel, type PremisesCondition, premisesText } from "#domain/registry/profile.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Field, FormPage, instant, toast } from "../../ui/index.ts";
import type { Profile } from "./dossier-types.ts";

/** 村情概况 and 村级阵地: one text and what is known of the premises. */
export function ProfileTextCard({ profile }: { profile: Profile }) {
  const [editing, setEditing] = useState(false);
  const { overview, premisesNote, updatedAt, can } = profile;
  const edit = can.edit && <Button onClick={() => setEditing(true)}>填写概况和阵地</Button>;
  return (
    <Card title="村情概况和村级阵地" note={updatedAt ? `更新于 ${instant(updatedAt)}` : undefined} padded>
      {overview === "" ? <p className="hint">还没有填写村情概况。</p> : <p className="file-text">{overview}</p>}
      <dl className="facts">
        <dt>村级阵地</dt>
        <dd>
          {premisesText(profile)}
          {premisesNote && `。${premisesNote}`}
        </dd>
      </dl>
      {edit && <p className="no-print">{edit}</p>}
      <Drawer
        title="填写村情概况和村级阵地"
        open={editing}
        onClose={() => setEditing(false)}
        size={640}
        destroyOnHidden
      >
        <ProfileTextForm profile={profile} onClose={() => setEditing(false)} />
      </Drawer>
    </Card>
  );
}

interface Values {
  readonly overview?: string;
  readonly premisesArea?: number | null;
  readonly premisesCondition?: PremisesCondition | null;
  readonly premisesYear?: number | null;
  readonly premisesNote?: string;
}

const conditions = Object.entries(premisesConditionLabel).map(([value, label]) => ({ value, label }));

function ProfileTextForm({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { villageId: id, version } = profile;
  const { send, sending, problem } = useWrite(profiles.save, {
    refresh: [profiles.get],
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  });
  const save = (values: Values) =>
    send({
      params: { id },
      body: {
        version,
        overview: values.overview ?? "",
        premisesArea: values.premisesArea ?? null,
        premisesCondition: values.premisesCondition ?? null,
        premisesYear: values.premisesYear ?? null,
        premisesNote: values.premisesNote ?? "",
      },
    });
  return (
    <FormPage<Values>
      initial={profile}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field
        name="overview"
        label="村情概况"
        required={false}
        hint="位置、耕地、主导产业、历史沿革、民情特点等。户数、人口、党员、集体收入已在村情台账登记，这里不必重复。"
      >
        <Input.TextArea rows={8} maxLength={4000} showCount />
      </Field>
      <PremisesFields />
    </FormPage>
  );
}

function PremisesFields() {
  return (
    <>
      <div className="field-row">
        <Field name="premisesArea" label="阵地建筑面积" required={false}>
          <InputNumber min={0} max={100_000} precision={0} suffix="平方米" style={{ width: 170 }} />
        </Field>
        <Field name="premisesCondition" label="阵地状况" required={false}>
          <Select allowClear options={conditions} style={{ width: 150 }} />
        </Field>
        <Field name="premisesYear" label="建成或改造年份" required={false}>
          <InputNumber min={1900} max={2100} precision={0} suffix="年" style={{ width: 130 }} />
        </Field>
      </div>
      <Field name="premisesNote" label="阵地说明" required={false}>
        <Input maxLength={200} />
      </Field>
    </>
  );
}

import { Input, Radio, Select } from "antd";
import { findings } from "#contract/findings.ts";
import type { Satisfaction, VoiceKind } from "#domain/inspections/finding.ts";
import { satisfactionLabel, voiceKindLabel } from "#domain/inspections/finding-labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterFinding, type Finding, optionsOf } from "./finding-types.ts";

interface Values {
  readonly text?: string;
  readonly voiceKind?: VoiceKind;
  readonly voice?: string;
  readonly satisfaction?: Satisfaction;
}

/** 销号: by somebody who did not rectify it; heard before, where the county has set so. */
export function CloseForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const close = useWrite(findings.close, {
    refresh: afterFinding,
    onDone: () => {
      toast("已销号。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={close.problem}
      sending={close.sending}
      submit="销号"
      onSubmit={({ text = "", voiceKind, voice = "", satisfaction }) =>
        close.send({
          params: { id: finding.id },
          body: {
            version: finding.version,
            text,
            voice,
            voiceKind: voiceKind ?? null,
            satisfaction: satisfaction ?? null,
          },
        })
      }
      onCancel={onClose}
    >
      <p>整改结果：{finding.outcome}</p>
      <VoiceFields independent={finding.independent} />
      {finding.source === "petition" && (
        <Field name="satisfaction" label="反映人是否满意">
          <Radio.Group options={optionsOf(satisfactionLabel)} />
        </Field>
      )}
      <Field name="text" label="销号说明" required={false}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}

/** 听取意见：of somebody other than whoever rectified; asked for where the county has set so. */
function VoiceFields({ independent }: { independent: boolean }) {
  return (
    <>
      <Field
        name="voiceKind"
        label="听取谁的意见"
        required={independent}
        hint={independent ? "该类问题销号前应听取整改单位以外的意见。" : undefined}
      >
        <Select allowClear options={optionsOf(voiceKindLabel)} />
      </Field>
      <Field name="voice" label="意见内容" required={independent}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </>
  );
}

import { Checkbox, Input } from "antd";
import { findings } from "#contract/findings.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterFinding, type Finding } from "./finding-types.ts";

interface Values {
  readonly outcome: string;
  readonly evidence?: string[];
}

/** 申请销号: what came of it, in words; attachments are never asked for. */
export function RequestForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const request = useWrite(findings.request, {
    refresh: afterFinding,
    onDone: () => {
      toast("已申请销号，等待核查。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ outcome: finding.outcome }}
      problem={request.problem}
      sending={request.sending}
      submit="申请销号"
      onSubmit={({ outcome, evidence = [] }) =>
        request.send({ params: { id: finding.id }, body: { version: finding.version, outcome, evidence } })
      }
      onCancel={onClose}
    >
      <Field
        name="outcome"
        label="整改结果"
        hint="写明做了什么、现在怎样、怎样防止再次发生。核查、销号由其他人员办理。"
      >
        <Input.TextArea rows={8} maxLength={4000} showCount autoFocus />
      </Field>
      {finding.files.length > 0 && (
        <Field name="evidence" label="随申请报送的附件" required={false}>
          <Checkbox.Group options={finding.files.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
    </FormPage>
  );
}

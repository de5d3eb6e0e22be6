import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { opinions } from "#contract/opinions.ts";
import { shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { opinionKindLabel, opinionRefusalLabel } from "#domain/screening/labels.ts";
import { opinionRefusals, type WrittenKind } from "#domain/screening/opinion.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import type { ShortlistRow } from "./contract-types.ts";
import { Sentences } from "./Sentences.tsx";
import { isListed } from "./shortlist-counts.ts";

interface OpinionFormProps {
  readonly roundId: string;
  readonly row: ShortlistRow;
  readonly onClose: () => void;
}

export function OpinionForm({ roundId, row, onClose }: OpinionFormProps) {
  const listed = isListed(row);
  const [id] = useState(uuidv7);
  const [kind, setKind] = useState<WrittenKind>(listed ? "keep" : "add");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState<string[]>([]);
  const { send, sending, problem } = useWrite(opinions.write, {
    refresh: [shortlists.read, shortlists.rounds],
    onDone: () => {
      toast(`对${row.village}的意见已提交。`);
      onClose();
    },
  });
  const submit = () => {
    const sentences = opinionRefusals({ kind, reason }, listed).map((refusal) => `${opinionRefusalLabel[refusal]}。`);
    setAsked(sentences);
    if (sentences.length === 0) send({ params: { id: roundId }, body: { id, villageId: row.villageId, kind, reason } });
  };
  const kinds = listed ? (["keep", "remove"] as const) : (["add"] as const);
  return (
    <div className="opinion-form">
      <ProblemNote problem={problem} />
      <Sentences title="请先补齐：" sentences={asked} />
      <Radio.Group
        aria-label={`对${row.village}的意见`}
        value={kind}
        options={kinds.map((value) => ({ value, label: opinionKindLabel[value] }))}
        onChange={({ target }) => setKind(target.value as WrittenKind)}
      />
      <Input.TextArea
        aria-label="理由"
        rows={2}
        maxLength={400}
        value={reason}
        placeholder={kind === "keep" ? "理由（选填）" : "写明理由和依据，不少于 5 个字"}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="button-row">
        <Button type="primary" size="small" loading={sending} onClick={submit}>
          提交意见
        </Button>
        <Button size="small" onClick={onClose}>
          取消
        </Button>
      </div>
    </div>
  );
}

import { Input } from "antd";
import { handovers } from "#contract/handovers.ts";
import { teams } from "#contract/teams.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Field, FormPage, toast } from "../../ui/index.ts";
import type { Handover } from "./contract-types.ts";

/** One difference a line; none means that everything was found as it is written. */
export function SignForm({ handover }: { handover: Handover }) {
  const { send, sending, problem } = useWrite(handovers.sign, {
    refresh: [handovers.read, handovers.list, teams.read, teams.waiting],
    onDone: () => toast("已签收。"),
  });
  const sign = ({ differences = "" }: { differences?: string }) =>
    send({
      params: { id: handover.id },
      body: {
        differences: differences
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      },
    });
  return (
    <Card title="核对签收" note="请对照下列内容逐项核对" padded>
      <FormPage<{ differences?: string }> problem={problem} sending={sending} submit="签收" onSubmit={sign}>
        <Field
          name="differences"
          label="不一致之处"
          required={false}
          hint="每行写一条；没有不一致的不填。签收后交接包和不一致之处都留存，不再改动。"
        >
          <Input.TextArea rows={4} />
        </Field>
      </FormPage>
    </Card>
  );
}

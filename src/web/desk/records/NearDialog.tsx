import { Button, Modal } from "antd";
import type { Result } from "#contract/route.ts";
import type { records } from "#contract/records.ts";
import { formatChinese } from "#domain/date.ts";

type Near = NonNullable<Result<typeof records.add>["near"]>;

interface NearDialogProps {
  readonly near: Near | null;
  readonly sending: boolean;
  readonly onBack: () => void;
  readonly onAnyway: () => void;
}

/** Said to the writer alone, before anything is saved; he decides. */
export function NearDialog({ near, sending, onBack, onAnyway }: NearDialogProps) {
  return (
    <Modal
      title="有一条文字几乎相同的纪实"
      open={near !== null}
      onCancel={onBack}
      footer={
        <>
          <Button size="large" onClick={onBack}>
            回去改一改
          </Button>
          <Button size="large" type="primary" loading={sending} onClick={onAnyway}>
            确有其事，仍要保存
          </Button>
        </>
      }
    >
      {near?.other ? (
        <>
          <p>
            与{formatChinese(near.other.onDay).replace(/^\d+年/, "")}的一条纪实（{near.other.village}）文字几乎相同：
          </p>
          <blockquote className="entry-near">{near.other.text}</blockquote>
        </>
      ) : (
        <p>县内另有一条纪实的文字与此几乎相同。那一条不在您的范围内，不显示内容。</p>
      )}
      <p className="hint">这个提示只有您看得到，别人看不到。</p>
    </Modal>
  );
}

import { Button, Dropdown, Modal } from "antd";
import { type ComponentType, useState } from "react";
import { type SuccessionKind, successionKindLabel } from "#domain/registry/labels.ts";
import { MergeForm } from "./MergeForm.tsx";
import { MoveForm } from "./MoveForm.tsx";
import { RenameForm } from "./RenameForm.tsx";
import { SplitForm } from "./SplitForm.tsx";
import type { VillageFile } from "./village-file.ts";
import type { ChangeFormProps } from "./change-form.ts";

const forms: Record<SuccessionKind, ComponentType<ChangeFormProps>> = {
  renamed: RenameForm,
  merged: MergeForm,
  split: SplitForm,
  moved: MoveForm,
};
const kinds: readonly SuccessionKind[] = ["renamed", "merged", "split", "moved"];

export function ChangeButtons({ village }: { village: VillageFile }) {
  const [kind, setKind] = useState<SuccessionKind | null>(null);
  const Form = kind && forms[kind];
  const close = () => setKind(null);
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: kinds.map((one) => ({ key: one, label: successionKindLabel[one] })),
          onClick: ({ key }) => setKind(key as SuccessionKind),
        }}
      >
        <Button>登记变更</Button>
      </Dropdown>
      <Modal
        title={kind && `${successionKindLabel[kind]}：${village.name}`}
        open={kind !== null}
        footer={null}
        destroyOnHidden
        width={600}
        onCancel={close}
      >
        {Form && <Form village={village} onClose={close} />}
      </Modal>
    </>
  );
}

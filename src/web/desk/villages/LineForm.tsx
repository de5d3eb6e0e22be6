import { type ReactNode, useState } from "react";
import { profiles } from "#contract/profiles.ts";
import type { CallOf } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { FormPage, toast } from "../../ui/index.ts";
import type { Profile } from "./dossier-types.ts";

type Added = CallOf<typeof profiles.addLine>["body"];
type Changed = CallOf<typeof profiles.editLine>["body"];
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

interface LineFormProps<Values extends object> {
  readonly profile: Profile;
  /** The line as it stands; absent for a new one. */
  readonly line: { readonly id: string; readonly version: number } | undefined;
  readonly initial: Partial<Values>;
  readonly added: (values: Values) => Without<Added, "id">;
  readonly changed: (values: Values) => Without<Changed, "version">;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Adds or changes one line of a list; the id is made once, so that a press repeated saves one line. */
export function LineForm<Values extends object>(props: LineFormProps<Values>) {
  const { profile, line, initial, added, changed, onClose, children } = props;
  const [id] = useState(uuidv7);
  const refresh = [profiles.get];
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const add = useWrite(profiles.addLine, { refresh, onDone });
  const edit = useWrite(profiles.editLine, { refresh, onDone });
  const save = (values: Values) => {
    if (line) edit.send({ params: { id: line.id }, body: { version: line.version, ...changed(values) } as Changed });
    else add.send({ params: { id: profile.villageId }, body: { id, ...added(values) } as Added });
  };
  return (
    <FormPage<Values>
      initial={initial}
      problem={add.problem ?? edit.problem}
      sending={add.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      {children}
    </FormPage>
  );
}

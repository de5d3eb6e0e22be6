import type { VillageFile } from "./village-file.ts";

export interface ChangeFormProps {
  readonly village: VillageFile;
  readonly onClose: () => void;
}

export interface OfficerDraft {
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly again: string;
}

export const emptyDraft: OfficerDraft = { name: "", loginName: "", password: "", again: "" };

/** officers.system-admin.name → the id of its box. */
export const controlOf = (at: string) => at.replaceAll(".", "-");

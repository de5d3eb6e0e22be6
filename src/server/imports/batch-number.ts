const chinaDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** How an officer names a batch on the telephone: the day and the end of its id. */
export const batchNumber = ({ id, createdAt }: { readonly id: string; readonly createdAt: string }) =>
  `${chinaDay.format(new Date(createdAt)).replaceAll("-", "")}-${id.slice(-4).toUpperCase()}`;

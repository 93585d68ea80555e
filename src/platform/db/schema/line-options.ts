import { customType } from 'drizzle-orm/pg-core';

/** An option of a sold variant, as it was named at the time of the order: the codes and names of attribute and value. */
export type LineOption = { code: string; name: string; value: string; label: string };

export const lineOptions = customType<{ data: readonly LineOption[]; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (options) => JSON.stringify(options),
  fromDriver: (options) => options as readonly LineOption[],
});

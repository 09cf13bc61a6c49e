const unitsMs: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };

/** How long a call may take, in ms, as its client says in `grpc-timeout`; undefined where it waits without an end. */
export const timeoutIn = (headers: Readonly<Record<string, string>>): number | undefined => {
  const [, amount, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(headers['grpc-timeout'] ?? '') ?? [];
  const ms = unitsMs[unit];
  return amount === undefined || ms === undefined ? undefined : Number(amount) * ms;
};

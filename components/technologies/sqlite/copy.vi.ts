/** Words on the programs' own databases. */
export const copy = {
  corner: 'tệp',
  rows: (count: number) => `${count} dòng`,
  olderRows: (count: number) => `… ${count} dòng trước đó`,
  ignoredRows: (count: number) => `${count} lần trùng khoá`,
  row: (table: string) => `bảng ${table}`,
};

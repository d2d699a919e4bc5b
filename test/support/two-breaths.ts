/**
 * Splits the rows of a table for `test.each`: one of `every` runs in `npm test`, the others are tagged `slow` and run in
 * `npm run test:all` only.
 */
export function inTwoBreaths<Row>(rows: readonly Row[], every: number) {
  const quick = (_row: Row, index: number) => index % every === 0;
  return [
    { tags: [], rows: rows.filter(quick) },
    { tags: ['slow'], rows: rows.filter((row, index) => !quick(row, index)) },
  ];
}

// Sorts the tables of the page, and names the check at which the pointer is. Without this script everything is readable.

for (const table of document.querySelectorAll('table')) {
  if ('sortable' in table.dataset) makeSortable(table);
}
for (const table of document.querySelectorAll('table')) {
  if (table.classList.contains('picture')) nameCells(table);
}

/**
 * Turns the heads of columns into buttons.
 * @param {HTMLTableElement} table
 */
function makeSortable(table) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    const { sort } = head.dataset;
    if (sort === undefined) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const now = head.ariaSort;
      const isUp = now === null ? sort === 'up' : now === 'descending';
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = isUp ? 'ascending' : 'descending';
      sortRows(table, column, isUp);
    });
  }
}

/**
 * Sorts the rows of a table by the keys in a column. Equal rows keep their order.
 * @param {HTMLTableElement} table
 * @param {number} column
 * @param {boolean} isUp
 */
function sortRows(table, column, isUp) {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rows = [...body.rows].map((row) => ({ row, key: row.cells[column]?.dataset.key ?? '' }));
  const areNumbers = rows.every(({ key }) => /^-?\d+$/.test(key));
  rows.sort((one, other) => {
    const order = areNumbers
      ? Number(one.key) - Number(other.key)
      : words.compare(one.key, other.key);
    return isUp ? order : -order;
  });
  body.append(...rows.map(({ row }) => row));
}

/**
 * Shows the check of the cell at the pointer, and goes to it when the cell is clicked.
 * @param {HTMLTableElement} table
 */
function nameCells(table) {
  const line = document.getElementById('pointed');
  if (line === null) return;
  const hint = line.textContent;
  line.hidden = false;
  table.dataset.pointing = '';
  table.addEventListener('pointermove', (event) => {
    const found = checkAt(table, event);
    line.textContent = found === undefined ? hint : found.text;
  });
  table.addEventListener('pointerleave', () => {
    line.textContent = hint;
  });
  table.addEventListener('click', (event) => {
    const found = checkAt(table, event);
    if (found === undefined) return;
    const closed = found.place.closest('details');
    if (closed !== null) closed.open = true;
    location.hash = found.place.id;
  });
}

/**
 * The check at a point of the picture.
 * @param {HTMLTableElement} table
 * @param {MouseEvent} event
 */
function checkAt(table, { target, clientX }) {
  if (!(target instanceof Element)) return undefined;
  const strip = target.closest('svg');
  const cell = target.closest('td');
  const [, shares] = table.tHead?.rows ?? [];
  if (strip === null || cell === null || shares === undefined) return undefined;
  const { step = '', checks = '' } =
    shares.cells[cell.cellIndex]?.querySelector('svg')?.dataset ?? {};
  const ids = checks.split(' ');
  const { left, width } = strip.getBoundingClientRect();
  const index = Math.min(ids.length - 1, Math.floor(((clientX - left) / width) * ids.length));
  const place = document.getElementById(`check-${step}-${ids[index]}`);
  if (place === null) return undefined;
  const title = place.querySelector('[data-title]')?.textContent ?? '';
  const letter = strip.dataset.cells?.[index] ?? '';
  const outcome = document.querySelector(`[data-outcome="${letter}"] span`)?.textContent;
  const name = cell.parentElement?.querySelector('th')?.textContent?.trim();
  const parts = letter === '' ? [step, title] : [name, step, title, outcome];
  return { place, text: parts.join(' · ') };
}

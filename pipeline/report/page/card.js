// What is known of one mention or issue: its value, its columns, and the fact that was made of it.

const VALUE_COLUMNS = new Set([
  'value',
  'value_max',
  'unit',
  'currency',
  'modifier',
  'period_start',
  'period_end',
  'index',
  'article_id',
  'start',
  'end',
  'zone_id',
]);
const CODES = new Set(['indicator', 'status', 'kind', 'fx_basis', 'role']);

const pairs = (list) =>
  el(
    'dl',
    {},
    list.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  );

function mentionCard(data, { table, row, start, end }) {
  if (table === 'issue') {
    const head = [el('span', { class: 'tag' }, 'issue'), el('div', { class: 'value' }, words(row.code))];
    return el('div', { class: 'issue' }, head, el('p', {}, row.detail));
  }
  const text = data.cut(row.article_id, start, end);
  const known = Object.entries(row)
    .filter(([name, value]) => value !== null && value !== false && !VALUE_COLUMNS.has(name))
    .map(([name, value]) => [words(name), knownValue(table, row, name, value)]);
  const when = period(row.period_start ?? null, row.period_end ?? null);
  if (when) known.push(['period', when]);
  const head = [el('span', { class: 'tag' }, table), ' ', el('q', {}, text)];
  const value = el('div', { class: 'value' }, mentionValue(table, row));
  return el(
    'div',
    { class: table },
    head,
    value,
    pairs(known),
    factPart(data, data.factOf(table, row)),
    zoneLink(row),
  );
}

function knownValue(table, row, name, value) {
  if (name === 'equivalent_of') {
    return el('a', { href: evidenceAddress(row.article_id, table, value) }, 'the same in another unit');
  }
  if (typeof value === 'number') return precise.format(value);
  return CODES.has(name) ? words(value) : String(value);
}

function factPart(data, index) {
  if (index === undefined) return '';
  const fact = data.row('facts', index);
  const of = fact.zone_id ? { zone: fact.zone_id } : { subject: fact.subject };
  const sure = fact.confidence === null ? 'unknown' : fact.confidence.toFixed(2);
  const alike = address('facts', '', { indicator: fact.indicator, ...of });
  const links = [
    el('a', { href: address('facts', '', of) }, `All facts of ${fact.subject}`),
    ' · ',
    el('a', { href: alike }, `its ${words(fact.indicator)}`),
  ];
  const told = pairs([
    ['rule', fact.link_rule],
    ['confidence', sure],
  ]);
  return [el('h3', {}, 'As a fact'), told, el('p', { class: 'quiet' }, links)];
}

const zoneLink = (row) =>
  row.zone_id
    ? el('p', { class: 'quiet' }, el('a', { href: address('zones', '', { q: row.zone_id }) }, `Zone ${row.zone_id}`))
    : '';

function mentionValue(table, row) {
  if (table === 'entities') return row.name;
  if (table === 'dates') return row.date_start ? period(row.date_start, row.date_end) : row.timex;
  const unit = { money: row.currency, areas: row.unit, percentages: row.unit }[table] ?? row.noun;
  return amount(row.value, row.value_max, unit, row.modifier, grouped);
}

// The facts: whose, what, how much, when, how sure, and the sentence that says so, a link to its place in the text.

function factsView(data, query) {
  const { facts } = data.tables;
  const table = new Table({
    view: 'facts',
    query,
    rows: indices(data.size('facts')),
    columns: factColumns(data),
    filters: factFilters(facts),
    search: (i) =>
      [facts.subject[i], words(facts.indicator[i]), facts.of[i], facts.article_id[i], data.evidence(i)].join(' '),
    hidden: [
      { key: 'zone', name: (id) => `zone ${id}`, test: (i, id) => facts.zone_id[i] === id },
      { key: 'subject', name: (name) => `subject ${name}`, test: (i, name) => facts.subject[i] === name },
      { key: 'article', name: (id) => `article ${id}`, test: (i, id) => facts.article_id[i] === id },
    ],
  });
  return [el('h1', {}, 'Facts'), table.root];
}

function factColumns(data) {
  const { facts } = data.tables;
  return [
    {
      key: 'subject',
      label: 'Subject',
      kind: 'lead',
      sort: (i) => facts.subject[i],
      cell: (i) => [facts.subject[i], el('small', {}, facts.subject_label[i])],
    },
    {
      key: 'indicator',
      label: 'Indicator',
      sort: (i) => facts.indicator[i],
      cell: (i) => [
        el('span', { class: `tag ${facts.table[i]}` }, words(facts.indicator[i])),
        aside(facts.kind[i] && `${facts.kind[i]}${facts.of[i] ? ` of ${facts.of[i]}` : ''}`),
      ],
    },
    {
      key: 'value',
      label: 'Value',
      kind: 'value number',
      sort: (i) => facts.value[i],
      cell: (i) => factValue(facts, i),
    },
    {
      key: 'period',
      label: 'Period',
      sort: (i) => facts.period_end[i] ?? facts.period_start[i],
      cell: (i) => [
        days(period(facts.period_start[i], facts.period_end[i])),
        aside(facts.status[i] === 'planned' && el('span', { class: 'planned' }, 'planned')),
      ],
    },
    {
      key: 'confidence',
      label: 'Confidence',
      kind: 'number',
      sort: (i) => facts.confidence[i],
      cell: (i) => confidence(facts, i),
    },
    {
      key: 'evidence',
      label: 'Evidence',
      cell: (i) => [evidenceLink(data, i), aside(titleOf(data, facts.article_id[i]))],
    },
    { key: 'published', label: 'Published', sort: (i) => facts.published[i], cell: (i) => days(facts.published[i]) },
  ];
}

function factFilters(facts) {
  const year = (i) => Number((facts.period_end[i] ?? facts.period_start[i] ?? '').slice(0, 4));
  return [
    {
      key: 'indicator',
      label: 'Indicator',
      options: distinct(facts.indicator),
      test: (i, name) => facts.indicator[i] === name,
    },
    {
      key: 'label',
      label: 'Subject is',
      options: distinct(facts.subject_label),
      test: (i, name) => facts.subject_label[i] === name,
    },
    { key: 'table', label: 'From', options: distinct(facts.table), test: (i, name) => facts.table[i] === name },
    { key: 'status', label: 'Status', options: ['actual', 'planned'], test: (i, name) => facts.status[i] === name },
    { key: 'since', label: 'Years from', test: (i, least) => year(i) >= Number(least) },
    { key: 'until', label: 'to', test: (i, most) => year(i) > 0 && year(i) <= Number(most) },
    {
      key: 'from',
      label: 'Confidence from',
      step: 0.05,
      min: 0,
      max: 1,
      test: (i, least) => facts.confidence[i] !== null && facts.confidence[i] >= Number(least),
    },
    {
      key: 'to',
      label: 'below',
      step: 0.05,
      min: 0,
      max: 1,
      test: (i, most) => facts.confidence[i] !== null && (facts.confidence[i] < Number(most) || Number(most) >= 1),
    },
  ];
}

const aside = (content) => (content ? el('small', {}, content) : '');

function factValue(facts, i) {
  if (facts.table[i] === 'dates') return el('small', {}, 'event');
  const value = facts.value[i] ?? facts.original_value[i];
  const unit = facts.unit[i] ?? facts.original_unit[i];
  const arrow = facts.direction[i] === 'up' ? '↑ ' : facts.direction[i] === 'down' ? '↓ ' : '';
  const per = facts.per_unit[i] ? ` per ${facts.per_unit[i]}` : '';
  const notes = [];
  if (facts.fx_basis[i] || (unit === 'km2' && facts.original_unit[i] !== 'km2'))
    notes.push(amount(facts.original_value[i], null, facts.original_unit[i]));
  if (facts.cumulative[i]) notes.push('total so far');
  const exact = amount(value, facts.value_max[i], unit, facts.modifier[i], grouped);
  return [
    el('span', { title: exact + per }, arrow + amount(value, facts.value_max[i], unit, facts.modifier[i]) + per),
    aside(notes.join(', ')),
  ];
}

function confidence(facts, i) {
  const value = facts.confidence[i];
  return el(
    'span',
    { class: value !== null && value < 0.7 ? 'low' : '', title: facts.link_rule[i] },
    value === null ? '' : value.toFixed(2),
  );
}

const MOST_LEAD = 90;
// The end of what stands before the figure: the figure must be within the lines that show.
const lead = (text) => (text.length <= MOST_LEAD ? text : `… ${text.slice(-MOST_LEAD).replace(/^\S*\s/, '')}`);

const titleOf = (data, id) => data.tables.articles.title[data.articleAt.get(id)] ?? id;

function evidenceLink(data, i) {
  const { facts } = data.tables;
  const link = el('a', {
    class: `evidence ${facts.table[i]}`,
    href: evidenceAddress(facts.article_id[i], facts.table[i], facts.start[i]),
  });
  const first = facts.evidence_start[i];
  if (first === null) link.append(facts.evidence[i]);
  else {
    const piece = (start, end) => data.cut(facts.article_id[i], start, end);
    link.append(
      lead(piece(first, facts.start[i])),
      el('b', {}, piece(facts.start[i], facts.end[i])),
      piece(facts.end[i], facts.evidence_end[i]),
    );
  }
  return link;
}
